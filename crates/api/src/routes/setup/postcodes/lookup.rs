//! Where a postcode is.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, setup::PostcodeLookup, young_person::Area};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::{self, Body},
    state::State,
    use_cases::setup::postcode,
};

/// Look a postcode up
///
/// Its ward, its deprivation and the partnership's locality that it belongs to. The postcode stands in the body:
/// a home's postcode is never in an address.
#[utoipa::path(tag = "Set-up", operation_id = "lookUpPostcode",
    security(("session" = []), ("token" = ["setup.read"])), request_body = PostcodeLookup,
    responses((status = 200, body = Area), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/postcodes/lookup")]
pub(super) async fn look_up_postcode(
    allowed: Allowed<SetupRead>,
    state: Data<State>,
    body: Body<PostcodeLookup>,
) -> ApiResult<HttpResponse> {
    let partnership = allowed.caller.partnership();
    let area = state.store.read(move |tx| postcode::look_up(tx, partnership, &body.value)).await?;
    Ok(http::json(&area))
}
