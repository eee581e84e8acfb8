//! Evaluation projects.

use headstart_contract::{
    problem::ProblemCode,
    release::{ProjectInput, ProjectView},
};
use headstart_store::{StoreError, Tx, Uid, rows::EvaluationProject};
use serde_json::json;

use super::names::new_key;
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// A project as it is sent.
///
/// # Errors
/// The store's.
pub fn view(tx: &mut Tx<'_>, row: EvaluationProject) -> ApiResult<ProjectView> {
    let newest = tx.newest_release_number(row.id)?;
    Ok(ProjectView {
        id: row.id.into(),
        name: row.name,
        purpose: row.purpose,
        k: u32::try_from(row.k).unwrap_or_default(),
        created_by: row.created_by,
        created_at: row.created_at.utc(),
        key_destroyed_at: row.key_destroyed_at.map(|at| at.utc()),
        newest_release: u32::try_from(newest).unwrap_or_default(),
    })
}

/// Makes a project with a key of its own.
///
/// # Errors
/// Fields that need attention, a name that is taken, or the store's.
pub fn create(tx: &mut Tx<'_>, tools: &Tools, input: &ProjectInput) -> ApiResult<ProjectView> {
    let (name, purpose, k) = input.check().map_err(ApiError::Invalid)?;
    let caller = &tools.caller;
    let id = tools.uid();
    let row = EvaluationProject {
        id,
        partnership_id: caller.partnership(),
        name,
        purpose,
        k: i32::try_from(k).unwrap_or(i32::MAX),
        key: Some(new_key(tools.sealer(), id)?),
        created_by: caller.actor.name.clone(),
        created_by_id: caller.actor_uid(),
        created_at: caller.at.into(),
        key_destroyed_at: None,
    };
    tx.insert_evaluation_project(row.clone()).map_err(|error| match error {
        StoreError::Conflict { .. } => ApiError::field("name", "taken", "Another project has this name"),
        other => other.into(),
    })?;
    caller.audit(tx, "evaluation.project_created", None, Some(id), json!({}));
    view(tx, row)
}

/// A project within the caller's partnership.
///
/// # Errors
/// Not found, or the store's.
pub fn find(tx: &mut Tx<'_>, partnership: Uid, id: Uid) -> ApiResult<EvaluationProject> {
    tx.find_evaluation_project(partnership, id)?.ok_or_else(ApiError::not_found)
}

/// Destroys a project's key, for good.
///
/// # Errors
/// Not found, destroyed already, or the store's.
pub fn destroy_key(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<ProjectView> {
    let partnership = tools.caller.partnership();
    find(tx, partnership, id)?;
    if !tx.destroy_project_key(partnership, id, tools.caller.at.into())? {
        return Err(ApiError::known(ProblemCode::Conflict, "The key was destroyed already"));
    }
    tools.caller.audit(tx, "evaluation.key_destroyed", None, Some(id), json!({}));
    let row = find(tx, partnership, id)?;
    view(tx, row)
}
