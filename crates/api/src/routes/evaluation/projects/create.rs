//! Making an evaluation project.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    release::{ProjectInput, ProjectView},
};

use crate::{
    auth::{Allowed, permits::EvaluationManage},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{release::project, tools::Tools},
};

/// Make an evaluation project
///
/// It gets a key of its own, so that its pseudonyms cannot be joined with those of another project. The key is kept
/// sealed and never leaves the installation.
#[utoipa::path(tag = "Evaluation", operation_id = "createEvaluationProject",
    security(("session" = []), ("token" = ["evaluation.manage"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body(content = ProjectInput, example = json!({"name": "Outcomes study", "purpose": "Change in wellbeing by tier", "k": 5})),
    responses((status = 201, body = ProjectView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 422, body = Problem)))]
#[post("/evaluation/projects")]
pub(super) async fn create_evaluation_project(
    allowed: Allowed<EvaluationManage>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<ProjectInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let created = project::create(tx, &tools, &body.value)?;
        Ok(Created { value: created, version: None, location: None })
    })
    .await
}
