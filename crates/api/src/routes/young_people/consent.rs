//! Recording a consent.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    consent::{ConsentRecord, ConsentView},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::YoungPeopleWrite},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Record a consent, given or refused
///
/// Consent to evaluation takes effect in every figure and export in the same commit.
#[utoipa::path(tag = "Young people", operation_id = "recordConsent",
    security(("session" = []), ("token" = ["young_people.write"])),
    params(("id" = String, Path, format = Uuid, description = "The young person"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = ConsentRecord,
    responses((status = 201, body = ConsentView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/young-people/{id}/consents")]
pub(super) async fn record_consent(
    allowed: Allowed<YoungPeopleWrite>,
    id: PathId<kind::YoungPerson>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<ConsentRecord>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = young_person::record_consent(tx, &tools, &reach, id.uid(), &body.value)?;
        Ok(Created { value, version: None, location: None })
    })
    .await
}
