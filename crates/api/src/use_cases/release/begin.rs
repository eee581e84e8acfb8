//! Asking for a release.

use headstart_contract::{problem::ProblemCode, release::ReleaseView};
use headstart_domain::release::ReleaseState;
use headstart_store::{StoreError, Tx, Uid, rows::EvaluationRelease};
use serde_json::json;

use super::{manifest::definition_version, names::Names, project, view};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// Notes that a release of a project is to be prepared.
///
/// # Errors
/// Not found, a key that was destroyed, another one being prepared, or the store's.
pub fn begin(tx: &mut Tx<'_>, tools: &Tools, project: Uid) -> ApiResult<ReleaseView> {
    let caller = &tools.caller;
    let project = project::find(tx, caller.partnership(), project)?;
    Names::of(tools.sealer(), &project)?;
    let row = EvaluationRelease {
        id: tools.uid(),
        partnership_id: caller.partnership(),
        project_id: project.id,
        number: None,
        state: ReleaseState::Preparing.as_str().to_owned(),
        made_by: caller.actor.name.clone(),
        made_by_id: caller.actor_uid(),
        created_at: caller.at.into(),
        frozen_at: None,
        software_version: env!("CARGO_PKG_VERSION").to_owned(),
        definition_version: definition_version(),
        manifest: None,
    };
    tx.insert_release(row.clone()).map_err(|error| match error {
        StoreError::Conflict { .. } => {
            ApiError::known(ProblemCode::Conflict, "A release of this project is being prepared already")
        }
        other => other.into(),
    })?;
    caller.audit(tx, "evaluation.release_asked_for", None, Some(row.id), json!({"project": project.id.0}));
    view::release(row, &project, None)
}
