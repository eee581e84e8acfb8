//! Evaluation projects and the data sets frozen for them.

use chrono::{DateTime, Utc};
use headstart_domain::{
    disclosure::Step,
    field::{FieldErrors, required_text},
    id::{EvaluationProjectId, ReleaseId},
    release::{Code, FieldKind, ReleaseState, Removal, Resource, Sensitivity},
};

use crate::{
    limits::{NAME, PURPOSE},
    wire,
};

/// The smallest k of a project when nothing is said, and the least that can be asked for.
pub const LEAST_K: u32 = 5;
/// The largest k that can be asked for.
pub const MOST_K: u32 = 100;

wire! {
    /// An evaluation project to make.
    #[serde(deny_unknown_fields)]
    pub struct ProjectInput {
        /// Its name, new to the partnership.
        pub name: String,
        /// What the data are for, as agreed with the evaluator.
        pub purpose: String,
        /// How many young people must be alike in what could tell somebody apart, 5 to 100; 5 when absent.
        #[serde(default)]
        pub k: Option<u32>,
    }

    /// An evaluation project.
    pub struct ProjectView {
        /// Its identifier.
        pub id: EvaluationProjectId,
        /// Its name.
        pub name: String,
        /// What the data are for.
        pub purpose: String,
        /// How many young people must be alike in what could tell somebody apart.
        pub k: u32,
        /// Who made it.
        pub created_by: String,
        /// When.
        pub created_at: DateTime<Utc>,
        /// When its key was destroyed; from then on nobody can tell whose rows are whose, and no release is made.
        pub key_destroyed_at: Option<DateTime<Utc>>,
        /// The number of its newest release; 0 without one.
        pub newest_release: u32,
    }

    /// What a release of an evaluation project would hold if it were frozen now.
    pub struct ReleasePreview {
        /// The project's name.
        pub project: String,
        /// The moment whose records it would be made from.
        pub as_at: DateTime<Utc>,
        /// Young people who would be in it.
        pub young_people: u64,
        /// How single young people would be protected.
        pub protection: ProtectionView,
        /// Young people with a period of support who would not be in it, by reason.
        pub left_out: Vec<LeftOutView>,
    }

    /// A release of an evaluation project.
    pub struct ReleaseView {
        /// Its identifier.
        pub id: ReleaseId,
        /// The project.
        pub project_id: EvaluationProjectId,
        /// The project's name.
        pub project: String,
        /// Its number within the project, from 1; absent until it is frozen.
        pub number: Option<u32>,
        /// Where it stands.
        pub state: ReleaseState,
        /// Who made it.
        pub made_by: String,
        /// When it was asked for.
        pub created_at: DateTime<Utc>,
        /// When it was frozen. Its rows are those of one moment shortly before.
        pub frozen_at: Option<DateTime<Utc>>,
        /// The version of the software that made it.
        pub software_version: String,
        /// The version of the data dictionary.
        pub definition_version: u32,
        /// What it holds; absent until it is frozen.
        pub manifest: Option<Manifest>,
        /// Young people in it whose consent has been withdrawn, refused or run out since. The frozen rows stay as
        /// they are; the next release leaves them out and names them. Absent in lists, and once the key is destroyed.
        pub withdrawn_since: Option<u64>,
    }

    /// What a release holds.
    pub struct Manifest {
        /// The moment whose records it is made from.
        pub as_at: DateTime<Utc>,
        /// Its tables.
        pub resources: Vec<ResourceView>,
        /// Files that are not of one table.
        pub files: Vec<FileView>,
        /// How single young people are protected.
        pub protection: ProtectionView,
        /// Young people with a period of support who are not in it, by reason.
        pub left_out: Vec<LeftOutView>,
        /// What is new since the release before it.
        pub changes: DeltaView,
    }

    /// A table of a release.
    pub struct ResourceView {
        /// The table.
        pub name: Resource,
        /// Rows.
        pub rows: u64,
        /// Its files.
        pub files: Vec<FileView>,
    }

    /// A file of a release. It has the same bytes in every pull.
    pub struct FileView {
        /// Its name: `GET /api/v1/evaluation/releases/{id}/files/{name}`.
        pub name: String,
        /// Its length in bytes.
        pub bytes: u64,
        /// Its SHA-256, also its `ETag`.
        pub sha256: String,
    }

    /// How single young people are protected.
    pub struct ProtectionView {
        /// How many must be alike.
        pub k: u32,
        /// With everything shown: the fewest alike; absent without anybody.
        pub k_before: Option<u32>,
        /// With everything shown: the fewest different highest tiers among those alike.
        pub l_before: Option<u32>,
        /// As released: the fewest alike.
        pub k_after: Option<u32>,
        /// As released: the fewest different highest tiers among those alike.
        pub l_after: Option<u32>,
        /// From how many young people each column is withheld.
        pub withheld: Vec<WithheldView>,
    }

    /// From how many young people a column is withheld.
    pub struct WithheldView {
        /// The column.
        pub column: Step,
        /// How many young people.
        pub young_people: u64,
    }

    /// Young people who are not in a release.
    pub struct LeftOutView {
        /// Why.
        pub reason: LeftOutReason,
        /// How many.
        pub young_people: u64,
    }

    /// What is new since an earlier release of the project.
    pub struct DeltaView {
        /// The number of the earlier release; 0 when there is none, so that everything is new.
        pub since: u32,
        /// The number of this one.
        pub number: u32,
        /// Its tables.
        pub resources: Vec<ResourceDelta>,
    }

    /// What is new in a table.
    pub struct ResourceDelta {
        /// The table.
        pub name: Resource,
        /// Rows with a key that was not there.
        pub added: u64,
        /// Rows with other values than they had.
        pub changed: u64,
        /// Rows that are not there any more.
        pub removed: u64,
        /// In how many changed rows each column changed.
        pub corrections: Vec<Correction>,
        /// Why rows are not there any more.
        pub tombstones: Vec<Tombstones>,
    }

    /// In how many rows a column changed.
    pub struct Correction {
        /// The column.
        pub column: String,
        /// Rows.
        pub rows: u64,
    }

    /// Rows that are not there any more.
    pub struct Tombstones {
        /// Why.
        pub reason: Removal,
        /// Rows.
        pub rows: u64,
    }

    /// Whether a release is what was frozen, and what would differ if it were made today.
    pub struct Verification {
        /// The number of the release.
        pub number: u32,
        /// True when every file has the checksum it was frozen with.
        pub intact: bool,
        /// Each file.
        pub files: Vec<FileCheck>,
        /// The software that made it and the software that looks at it.
        pub software_versions: [String; 2],
        /// The definitions by which it was made, and today's.
        pub definition_versions: [u32; 2],
        /// How it differs from what today's records give; absent once the key is destroyed, as nothing can be
        /// compared then.
        pub today: Option<Vec<ResourceCheck>>,
    }

    /// Whether a file is what was frozen.
    pub struct FileCheck {
        /// Its name.
        pub name: String,
        /// The checksum it was frozen with.
        pub frozen: String,
        /// The checksum of what is stored.
        pub found: String,
    }

    /// How a table differs from what today's records give. Rows are counted once, by the first reason that fits.
    pub struct ResourceCheck {
        /// The table.
        pub name: Resource,
        /// Rows that are the same.
        pub same: u64,
        /// Rows that differ because consent has been withdrawn, refused or has run out, or the record was erased.
        pub consent_or_erasure: u64,
        /// Rows that differ because something of the young person was recorded or changed since.
        pub later_records: u64,
        /// Rows that differ only in what is withheld, because other young people came or went.
        pub protection: u64,
        /// Rows that differ for none of these reasons while software or definitions are of another version.
        pub versions: u64,
        /// Rows that differ without a known reason. There should be none.
        pub unexplained: u64,
    }

    /// The data dictionary.
    pub struct Dictionary {
        /// Its version.
        pub definition_version: u32,
        /// The tables.
        pub resources: Vec<DictionaryResource>,
    }

    /// A table of the data dictionary.
    pub struct DictionaryResource {
        /// The table.
        pub name: Resource,
        /// What a row is.
        pub row: String,
        /// The columns that make the key.
        pub key: Vec<String>,
        /// Its columns, in order.
        pub fields: Vec<DictionaryField>,
    }

    /// A column of the data dictionary.
    pub struct DictionaryField {
        /// Its name.
        pub name: String,
        /// What it means.
        pub meaning: String,
        /// What its values are.
        pub kind: FieldKind,
        /// The unit of its values.
        pub unit: Option<String>,
        /// The codes it takes.
        pub codes: Vec<DictionaryCode>,
        /// Which record it is from and how it is computed.
        pub source: String,
        /// How sensitive it is.
        pub sensitivity: Sensitivity,
        /// True when every row has a value.
        pub required: bool,
    }

    /// A code and what it means.
    pub struct DictionaryCode {
        /// The code.
        pub code: String,
        /// Its meaning.
        pub label: String,
    }
}

/// Why a young person with a period of support is not in a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// There is no consent to evaluation in force.
    NoConsent,
    /// There are too few people to hide among.
    TooFewAlike,
}

impl ProjectInput {
    /// The name, the purpose and k.
    ///
    /// # Errors
    /// The fields that need attention.
    pub fn check(&self) -> Result<(String, String, u32), Vec<headstart_domain::field::FieldError>> {
        let mut errors = FieldErrors::new();
        let name = errors.take("name", required_text(&self.name, "the name", NAME));
        let purpose = errors.take("purpose", required_text(&self.purpose, "what the data are for", PURPOSE));
        let k = self.k.unwrap_or(LEAST_K);
        if !(LEAST_K..=MOST_K).contains(&k) {
            errors.add("k", "out_of_range", "k must be 5 to 100");
        }
        errors.finish(name.zip(purpose)).map(|(name, purpose)| (name, purpose, k))
    }
}

impl Dictionary {
    /// The data dictionary of this version.
    pub fn current() -> Self {
        Self {
            definition_version: headstart_domain::release::DEFINITION_VERSION,
            resources: Resource::ALL.iter().map(|resource| dictionary_resource(*resource)).collect(),
        }
    }
}

fn dictionary_resource(resource: Resource) -> DictionaryResource {
    let code = |code: Code| DictionaryCode { code: code.code, label: code.label };
    let fields = resource.fields().iter().map(|field| DictionaryField {
        name: field.name.to_owned(),
        meaning: field.meaning.to_owned(),
        kind: field.kind,
        unit: field.unit.map(str::to_owned),
        codes: (field.codes)().into_iter().map(code).collect(),
        source: field.source.to_owned(),
        sensitivity: field.sensitivity,
        required: field.required,
    });
    DictionaryResource {
        name: resource,
        row: resource.row().to_owned(),
        key: resource.fields().iter().take(resource.key()).map(|field| field.name.to_owned()).collect(),
        fields: fields.collect(),
    }
}
