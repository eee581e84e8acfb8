//! Making a link.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    answering::{AnswerLinkInput, AnswerLinkMade},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// Make a link for answering
///
/// For the young person, a parent or carer, or a teacher; or for this device, to hand it over. The address is told
/// this once; its secret stands after the `#`. It can be used once, until it runs out, is cancelled, the support
/// ends or consent to it is withdrawn.
#[utoipa::path(tag = "Answering", operation_id = "makeAnswerLink",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = AnswerLinkInput,
    responses((status = 201, body = AnswerLinkMade), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/episodes/{id}/answer-links")]
pub(super) async fn make_answer_link(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<AnswerLinkInput>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller.clone());
    let public_url = state.config.public_url.clone();
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = answering::make(tx, &tools, &reach, id.uid(), &body.value, &public_url)?;
        Ok(Created { value, version: None, location: None })
    })
    .await
}
