//! What a release would hold.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, release::ReleasePreview};
use headstart_domain::id::kind;
use serde_json::json;

use crate::{
    auth::{Allowed, permits::EvaluationManage},
    error::{ApiError, ApiResult},
    http::{self, PathId},
    state::State,
    use_cases::release::preview::preview,
};

/// Preview a release
///
/// What a release of the project would hold if it were frozen now: how many young people, what is withheld of whom so
/// that nobody can be told apart, and who is left out and why. Nothing is kept.
#[utoipa::path(tag = "Evaluation", operation_id = "previewRelease",
    security(("session" = []), ("token" = ["evaluation.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The project")),
    responses((status = 200, body = ReleasePreview), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 503, body = Problem)))]
#[get("/evaluation/projects/{id}/preview")]
pub(super) async fn preview_release(
    allowed: Allowed<EvaluationManage>,
    id: PathId<kind::EvaluationProject>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let caller = allowed.caller;
    let (project, partnership, sealer, now) =
        (id.uid(), caller.partnership(), state.sealer.clone(), caller.at);
    let view = state.store.snapshot(move |tx| preview(tx, &sealer, partnership, project, now)).await?;
    let noted = move |tx: &mut headstart_store::Tx<'_>| {
        caller.audit(tx, "evaluation.release_previewed", None, Some(project), json!({}));
        Ok::<_, ApiError>(())
    };
    state.store.read(noted).await?;
    Ok(http::json(&view))
}
