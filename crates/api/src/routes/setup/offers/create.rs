//! Making an offer.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, setup::OfferInput, tier::OfferView};

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{setup::offer, tools::Tools},
};

/// Make an offer
///
/// One of the eleven of the plan, with this partnership's name, organisation and places.
#[utoipa::path(tag = "Set-up", operation_id = "createOffer",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = OfferInput,
    responses((status = 201, body = OfferView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/offers")]
pub(super) async fn create_offer(
    allowed: Allowed<SetupWrite>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<OfferInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let view = offer::create(tx, &tools, &body.value)?;
        let (version, location) = (Some(view.version), Some(format!("/api/v1/offers/{}", view.id)));
        Ok(Created { value: view, version, location })
    })
    .await
}
