//! Recording a session.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    episode::{SessionInput, SessionView},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{session, tools::Tools},
};

/// Record a session
///
/// Also one that did not take place. The first at which the young person was seen ends the wait for a first
/// contact. The answer does not repeat the note.
#[utoipa::path(tag = "Episodes", operation_id = "recordSession",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = SessionInput,
    responses((status = 201, body = SessionView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/episodes/{id}/sessions")]
pub(super) async fn record_session(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<SessionInput>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = session::record(tx, &tools, &reach, id.uid(), &body.value)?;
        Ok(Created { value, version: None, location: None })
    })
    .await
}
