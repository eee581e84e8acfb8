//! Whether a release is what was frozen, and how it differs from what today's records give.

use std::collections::{HashMap, HashSet};

use headstart_contract::release::{FileCheck, ResourceCheck, Verification};
use headstart_domain::{
    clock::uk_local_date,
    release::{DEFINITION_VERSION, Difference, Record, Removal, Resource, Sensitivity, differences},
};
use headstart_store::{Time, Tx, Uid};
use serde_json::json;

use super::{
    chunks::FrozenRows,
    files::FileReader,
    gather::sum,
    manifest::files,
    names::Names,
    population::Population,
    rows::Rows,
    shared::Shared,
    view::{Frozen, find_frozen},
};
use crate::{
    crypto::Sealer,
    error::{ApiError, ApiResult},
};

/// Checks a release.
///
/// # Errors
/// Not found, not frozen, or the store's.
pub fn verify(
    tx: &mut Tx<'_>,
    sealer: &Sealer,
    partnership: Uid,
    id: Uid,
    now: chrono::DateTime<chrono::Utc>,
) -> ApiResult<Verification> {
    let frozen = find_frozen(tx, partnership, id)?;
    let mut checks = Vec::new();
    for file in files(&frozen.manifest) {
        let mut reader = FileReader::of(id, &file.name, &frozen.manifest).ok_or_else(ApiError::not_found)?;
        // Bytes that cannot be read any more have no checksum.
        let found =
            sum(tx, &mut reader).map_or_else(|error| format!("unreadable: {error}"), |(_, found)| found);
        checks.push(FileCheck { name: file.name.clone(), frozen: file.sha256.clone(), found });
    }
    let today = if frozen.project.key.is_some() { Some(today(tx, sealer, &frozen, now)?) } else { None };
    Ok(Verification {
        number: u32::try_from(frozen.number).unwrap_or_default(),
        intact: checks.iter().all(|file| file.found == file.frozen),
        files: checks,
        software_versions: [frozen.row.software_version, env!("CARGO_PKG_VERSION").to_owned()],
        definition_versions: [
            u32::try_from(frozen.row.definition_version).unwrap_or_default(),
            DEFINITION_VERSION,
        ],
        today,
    })
}

/// What is known of why rows may differ.
struct Known {
    reasons: HashMap<String, Removal>,
    changed: HashSet<String>,
    same_versions: bool,
}

fn today(
    tx: &mut Tx<'_>,
    sealer: &Sealer,
    frozen: &Frozen,
    now: chrono::DateTime<chrono::Utc>,
) -> ApiResult<Vec<ResourceCheck>> {
    let names = Names::of(sealer, &frozen.project)?;
    let partnership = frozen.project.partnership_id;
    let k = usize::try_from(frozen.project.k).unwrap_or(usize::MAX);
    let population = Population::gather(tx, partnership, &names, k, uk_local_date(now))?;
    let since = Time::from(frozen.manifest.as_at);
    let changed = tx.changed_since(partnership, since)?.into_iter().map(|(id, _)| names.name(id)).collect();
    let known = Known {
        reasons: population.reasons(&names),
        changed,
        same_versions: frozen.row.software_version == env!("CARGO_PKG_VERSION")
            && u32::try_from(frozen.row.definition_version) == Ok(DEFINITION_VERSION),
    };
    let everybody: HashSet<&str> = population.members.iter().map(|member| member.name.as_str()).collect();
    let shared = Shared::new(tx);
    let mut checks = Vec::new();
    for resource in &frozen.manifest.resources {
        let before = FrozenRows::of(&shared, Some(frozen.row.id), resource.name.as_str());
        let text = |row: Vec<super::rows::Cell>| row.iter().map(|cell| cell.text().into_owned()).collect();
        let after = Rows::of(&shared, &population, &names, resource.name).map(|row| row.map(text));
        let mut check = empty(resource.name, resource.rows);
        for difference in differences(before, after, resource.name.key()) {
            count(&mut check, &difference?, &known, &everybody);
        }
        checks.push(check);
    }
    Ok(checks)
}

const fn empty(name: Resource, same: u64) -> ResourceCheck {
    ResourceCheck {
        name,
        same,
        consent_or_erasure: 0,
        later_records: 0,
        protection: 0,
        versions: 0,
        unexplained: 0,
    }
}

/// Counts a difference by the first reason that fits.
fn count(check: &mut ResourceCheck, difference: &Difference, known: &Known, everybody: &HashSet<&str>) {
    let row = match difference {
        Difference::Added(row) => row,
        Difference::Changed { after, .. } => {
            check.same = check.same.saturating_sub(1);
            after
        }
        Difference::Removed(row) => {
            check.same = check.same.saturating_sub(1);
            row
        }
    };
    let kind = match reason(row, difference, known, everybody) {
        _ if check.name == Resource::Scales => versions(check, known),
        Some(Removal::TooFewAlike) => &mut check.protection,
        Some(Removal::NoLongerInData) => &mut check.later_records,
        Some(_) => &mut check.consent_or_erasure,
        None if row.first().is_some_and(|name| known.changed.contains(name)) => &mut check.later_records,
        None if is_protection(check.name, difference) => &mut check.protection,
        None => versions(check, known),
    };
    *kind += 1;
}

const fn versions<'a>(check: &'a mut ResourceCheck, known: &Known) -> &'a mut u64 {
    if known.same_versions { &mut check.unexplained } else { &mut check.versions }
}

/// Why a row's young person is gone; none when they are not.
fn reason(
    row: &Record,
    difference: &Difference,
    known: &Known,
    everybody: &HashSet<&str>,
) -> Option<Removal> {
    let name = row.first()?;
    if !matches!(difference, Difference::Removed(_)) || everybody.contains(name.as_str()) {
        return None;
    }
    Some(known.reasons.get(name).copied().unwrap_or(Removal::Erased))
}

/// True when only what could tell somebody apart differs, and with it what is withheld.
fn is_protection(resource: Resource, difference: &Difference) -> bool {
    let Difference::Changed { before, after, columns } = difference else { return false };
    let field = |column: &usize| resource.fields().get(*column);
    if resource == Resource::Scores {
        // What rests on sex or age comes and goes with what is withheld of the young person.
        let is_gone = |row: &Record, column: &usize| row.get(*column).is_none_or(String::is_empty);
        let is_judged =
            |column: &usize| field(column).is_some_and(|field| matches!(field.name, "t" | "band"));
        return columns
            .iter()
            .all(|column| is_judged(column) && (is_gone(before, column) || is_gone(after, column)));
    }
    columns.iter().filter_map(field).any(|field| field.name == "withheld")
        && columns.iter().filter_map(field).all(|field| field.sensitivity == Sensitivity::QuasiIdentifier)
}

/// What the audit notes of a check.
pub fn noted(verification: &Verification) -> serde_json::Value {
    json!({"intact": verification.intact})
}
