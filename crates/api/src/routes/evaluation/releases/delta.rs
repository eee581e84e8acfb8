//! What is new in a release, counted.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, release::DeltaView};
use headstart_domain::id::kind;
use serde_json::json;

use super::SinceQuery;
use crate::{
    auth::{Allowed, permits::EvaluationRead},
    error::{ApiError, ApiResult},
    http::{self, Params, PathId},
    state::State,
    use_cases::release::delta::compared,
};

/// Count what is new in a release
///
/// Since an earlier release of the same project: rows added, changed (with the columns that were corrected) and
/// removed (with the reasons).
#[utoipa::path(tag = "Evaluation", operation_id = "readReleaseDelta",
    security(("session" = []), ("token" = ["evaluation.read"])),
    params(("id" = String, Path, format = Uuid, description = "The release"), SinceQuery),
    responses((status = 200, body = DeltaView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 503, body = Problem)))]
#[get("/evaluation/releases/{id}/delta")]
pub(super) async fn read_release_delta(
    allowed: Allowed<EvaluationRead>,
    id: PathId<kind::Release>,
    state: Data<State>,
    Params(query): Params<SinceQuery>,
) -> ApiResult<HttpResponse> {
    let caller = allowed.caller;
    let (release, partnership) = (id.uid(), caller.partnership());
    let view =
        state.store.snapshot(move |tx| compared(tx, partnership, release, query.since)?.counts(tx)).await?;
    let since = view.since;
    let noted = move |tx: &mut headstart_store::Tx<'_>| {
        caller.audit(tx, "evaluation.delta_read", None, Some(release), json!({"since": since}));
        Ok::<_, ApiError>(())
    };
    state.store.read(noted).await?;
    Ok(http::json(&view))
}
