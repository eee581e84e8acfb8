//! Releases as they are sent.

use std::collections::HashSet;

use headstart_contract::{
    problem::ProblemCode,
    release::{Manifest, ReleaseView},
};
use headstart_domain::{
    clock::uk_local_date,
    release::{ReleaseState, Resource},
};
use headstart_store::{
    Tx, Uid,
    rows::{EvaluationProject, EvaluationRelease},
};

use super::{
    chunks::FrozenRows,
    names::Names,
    population::{consent_on, newest_consents},
    project,
    shared::Shared,
};
use crate::{
    crypto::Sealer,
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// A release as it is sent.
///
/// # Errors
/// A stored row that cannot be read.
pub fn release(
    row: EvaluationRelease,
    project: &EvaluationProject,
    withdrawn_since: Option<u64>,
) -> ApiResult<ReleaseView> {
    let manifest = row.manifest.as_ref().map(|manifest| manifest.read()).transpose()?;
    Ok(ReleaseView {
        id: row.id.into(),
        project_id: project.id.into(),
        project: project.name.clone(),
        number: row.number.and_then(|number| u32::try_from(number).ok()),
        state: row.state.parse()?,
        made_by: row.made_by,
        created_at: row.created_at.utc(),
        frozen_at: row.frozen_at.map(|at| at.utc()),
        software_version: row.software_version,
        definition_version: u32::try_from(row.definition_version).unwrap_or_default(),
        manifest,
        withdrawn_since,
    })
}

/// A release and its project.
///
/// # Errors
/// Not found, or the store's.
pub fn find(tx: &mut Tx<'_>, partnership: Uid, id: Uid) -> ApiResult<(EvaluationRelease, EvaluationProject)> {
    let row = tx.find_release(partnership, id)?.ok_or_else(ApiError::not_found)?;
    let project = project::find(tx, partnership, row.project_id)?;
    Ok((row, project))
}

/// A frozen release with its project, its number and what it holds.
pub struct Frozen {
    /// The release.
    pub row: EvaluationRelease,
    /// Its project.
    pub project: EvaluationProject,
    /// Its number.
    pub number: i32,
    /// What it holds.
    pub manifest: Manifest,
}

/// A release that is frozen.
///
/// # Errors
/// Not found; not frozen; or the store's.
pub fn find_frozen(tx: &mut Tx<'_>, partnership: Uid, id: Uid) -> ApiResult<Frozen> {
    let (row, project) = find(tx, partnership, id)?;
    let (Some(number), Some(kept)) = (row.number, &row.manifest) else {
        let state: ReleaseState = row.state.parse()?;
        return Err(ApiError::known(
            ProblemCode::Conflict,
            format!("The release is not frozen: {}", state.label()),
        ));
    };
    let manifest = kept.read()?;
    Ok(Frozen { row, project, number, manifest })
}

/// A release with how many in it have withdrawn since.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<ReleaseView> {
    let (row, project) = find(tx, tools.caller.partnership(), id)?;
    let withdrawn =
        if row.number.is_some() { withdrawn(tx, tools, tools.sealer(), &row, &project)? } else { None };
    tools.caller.audit(tx, "evaluation.release_read", None, Some(id), serde_json::json!({}));
    release(row, &project, withdrawn)
}

fn withdrawn(
    tx: &mut Tx<'_>,
    tools: &Tools,
    sealer: &Sealer,
    release: &EvaluationRelease,
    project: &EvaluationProject,
) -> ApiResult<Option<u64>> {
    if project.key.is_none() {
        return Ok(None);
    }
    let names = Names::of(sealer, project)?;
    let today = uk_local_date(tools.caller.at);
    let without: HashSet<String> = newest_consents(tx, release.partnership_id)?
        .values()
        .filter(|consent| consent_on(consent, today).is_err())
        .map(|consent| names.name(consent.young_person_id))
        .collect();
    if without.is_empty() {
        return Ok(Some(0));
    }
    let shared = Shared::new(tx);
    let mut count = 0;
    for row in FrozenRows::of(&shared, Some(release.id), Resource::YoungPeople.as_str()) {
        count += u64::from(row?.first().is_some_and(|name| without.contains(name)));
    }
    Ok(Some(count))
}

/// The frozen releases of a project, newest first.
///
/// # Errors
/// Not found, or the store's.
pub fn list(
    tx: &mut Tx<'_>,
    partnership: Uid,
    project: Uid,
    before: Option<Uid>,
    limit: i64,
) -> ApiResult<(EvaluationProject, Vec<EvaluationRelease>)> {
    let project = project::find(tx, partnership, project)?;
    let rows = tx.list_releases(project.id, before, limit)?;
    Ok((project, rows))
}
