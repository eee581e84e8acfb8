//! Correct a session.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    episode::{SessionInput, SessionView},
    problem::Problem,
};
use headstart_domain::id::kind;

use super::part_of;
use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{session, tools::Tools},
};

/// Correct a session
///
/// What is told replaces what was: also in a period of support that is closed. The days of first and last contact
/// follow. The audit keeps the names of the changed fields, and what they said sealed.
#[utoipa::path(tag = "Episodes", operation_id = "correctSession",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("session_id" = String, Path, format = Uuid, description = "The session"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read, made of its `version`")),
    request_body = SessionInput,
    responses((status = 200, body = SessionView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/episodes/{id}/sessions/{session_id}")]
pub(super) async fn correct_session(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<SessionInput>,
) -> ApiResult<HttpResponse> {
    let ids = (id.uid(), part_of(&request, "session_id")?);
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view =
        state.store.write(move |tx| session::correct(tx, &tools, &reach, ids, &body.value, version)).await?;
    Ok(with_etag(&request, view.version, &view))
}
