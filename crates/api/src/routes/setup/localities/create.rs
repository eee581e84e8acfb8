//! Making a locality.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{LocalityInput, LocalityView},
};

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{setup::locality, tools::Tools},
};

/// Make a locality
///
/// A home belongs to the locality of its ward: the young people who live in its wards come to it at once.
#[utoipa::path(tag = "Set-up", operation_id = "createLocality",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = LocalityInput,
    responses((status = 201, body = LocalityView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/localities")]
pub(super) async fn create_locality(
    allowed: Allowed<SetupWrite>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<LocalityInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let view = locality::create(tx, &tools, &body.value)?;
        let (version, location) = (Some(view.version), Some(format!("/api/v1/localities/{}", view.id)));
        Ok(Created { value: view, version, location })
    })
    .await
}
