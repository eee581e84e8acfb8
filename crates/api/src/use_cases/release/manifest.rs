//! What a release holds, as it is kept with it.

use chrono::{DateTime, SecondsFormat, Utc};
use headstart_contract::release::{
    DeltaView, FileView, LeftOutReason, LeftOutView, Manifest, ProtectionView, ResourceDelta, ResourceView,
    WithheldView,
};
use headstart_domain::{
    disclosure::RecordProtection,
    release::{DEFINITION_VERSION, PackagedFile, Resource, descriptor, markdown},
};
use headstart_store::rows::{EvaluationProject, EvaluationRelease};

use super::population::Population;
use crate::error::{ApiError, ApiResult};

/// The descriptor's file.
pub const DESCRIPTOR: &str = "datapackage.json";
/// The package's file.
pub const PACKAGE: &str = "datapackage.zip";
/// The dictionary's file.
pub const DICTIONARY: &str = "data-dictionary.md";

/// What is known of a release before its files are.
pub fn outline(population: &Population, rows: &[(Resource, u64)], as_at: DateTime<Utc>) -> Manifest {
    Manifest {
        as_at,
        resources: rows
            .iter()
            .map(|(name, rows)| ResourceView { name: *name, rows: *rows, files: Vec::new() })
            .collect(),
        files: Vec::new(),
        protection: protection(&population.protection),
        left_out: left_out(population),
        changes: everything(rows),
    }
}

/// What is new in the first release of a project: all of it.
fn everything(rows: &[(Resource, u64)]) -> DeltaView {
    let all = |(name, rows): &(Resource, u64)| ResourceDelta {
        name: *name,
        added: *rows,
        changed: 0,
        removed: 0,
        corrections: Vec::new(),
        tombstones: Vec::new(),
    };
    DeltaView { since: 0, number: 1, resources: rows.iter().map(all).collect() }
}

/// Who with a period of support is not in it, counted by reason.
pub fn left_out(population: &Population) -> Vec<LeftOutView> {
    [
        (LeftOutReason::NoConsent, population.without_consent()),
        (LeftOutReason::TooFewAlike, population.protection.left_out),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(reason, count)| LeftOutView { reason, young_people: count as u64 })
    .collect()
}

/// How single young people are protected, as it is sent.
pub fn protection(protection: &RecordProtection) -> ProtectionView {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    ProtectionView {
        k: small(protection.k),
        k_before: protection.before.map(|before| small(before.k)),
        l_before: protection.before.and_then(|before| before.l).map(small),
        k_after: protection.after.map(|after| small(after.k)),
        l_after: protection.after.and_then(|after| after.l).map(small),
        withheld: protection
            .withheld
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(column, count)| WithheldView { column: *column, young_people: *count as u64 })
            .collect(),
    }
}

/// The text of the descriptor, from what the manifest says of the CSV files.
///
/// # Errors
/// A manifest that lacks a CSV file.
pub fn descriptor_text(
    project: &EvaluationProject,
    release: &EvaluationRelease,
    manifest: &Manifest,
) -> ApiResult<String> {
    let csv = |resource: &ResourceView| {
        let name = format!("{}.csv", resource.name);
        let file = resource.files.iter().find(|file| file.name == name)?;
        Some(PackagedFile {
            resource: resource.name,
            rows: resource.rows,
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        })
    };
    let files: Option<Vec<PackagedFile>> = manifest.resources.iter().map(csv).collect();
    let files = files.ok_or_else(|| ApiError::Internal("a manifest lacks a CSV file".into()))?;
    let created = manifest.as_at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let version = format!("{}.0.0", release.definition_version);
    let mut text = serde_json::to_string_pretty(&descriptor(
        &release.id.0.to_string(),
        &project.name,
        &version,
        &created,
        &files,
    ))
    .map_err(|error| ApiError::Internal(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// The texts that belong to a release as a whole. They are kept with it, so that they stay as they were.
///
/// # Errors
/// A manifest that lacks a CSV file.
pub fn texts(
    project: &EvaluationProject,
    release: &EvaluationRelease,
    manifest: &Manifest,
) -> ApiResult<[(&'static str, String); 2]> {
    Ok([(DESCRIPTOR, descriptor_text(project, release, manifest)?), (DICTIONARY, markdown())])
}

/// All files of a manifest.
pub fn files(manifest: &Manifest) -> impl Iterator<Item = &FileView> {
    manifest.resources.iter().flat_map(|resource| &resource.files).chain(&manifest.files)
}

/// The version of definitions, as the store takes it.
pub fn definition_version() -> i32 {
    i32::try_from(DEFINITION_VERSION).unwrap_or(i32::MAX)
}
