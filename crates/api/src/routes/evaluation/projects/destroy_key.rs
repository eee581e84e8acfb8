//! Destroying the key of an evaluation project.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, release::ProjectView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EvaluationManage},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{release::project, tools::Tools},
};

/// Destroy the key of an evaluation project
///
/// For good: from then on nobody, here or elsewhere, can tell whose rows are whose, and no release can be made.
/// Releases that are frozen stay as they are. Backups made before hold the sealed key until they are deleted.
#[utoipa::path(tag = "Evaluation", operation_id = "destroyProjectKey",
    security(("session" = []), ("token" = ["evaluation.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The project")),
    responses((status = 200, body = ProjectView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/evaluation/projects/{id}/destroy-key")]
pub(super) async fn destroy_project_key(
    allowed: Allowed<EvaluationManage>,
    id: PathId<kind::EvaluationProject>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.write(move |tx| project::destroy_key(tx, &tools, id.uid())).await?;
    Ok(http::json(&view))
}
