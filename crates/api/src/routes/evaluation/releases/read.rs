//! A release.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, release::ReleaseView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EvaluationRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{release::view, tools::Tools},
};

/// Read a release
///
/// Where it stands and, once it is frozen, what it holds: rows, files with their checksums, how single young people
/// are protected, who is left out and why, and how many in it have withdrawn consent since.
#[utoipa::path(tag = "Evaluation", operation_id = "readRelease",
    security(("session" = []), ("token" = ["evaluation.read"])),
    params(("id" = String, Path, format = Uuid, description = "The release")),
    responses((status = 200, body = ReleaseView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/evaluation/releases/{id}")]
pub(super) async fn read_release(
    allowed: Allowed<EvaluationRead>,
    id: PathId<kind::Release>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let release = state.store.read(move |tx| view::read(tx, &tools, id.uid())).await?;
    Ok(http::json(&release))
}
