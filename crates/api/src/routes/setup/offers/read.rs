//! One offer.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, tier::OfferView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::setup::offer,
};

/// Read an offer
#[utoipa::path(tag = "Set-up", operation_id = "readOffer",
    security(("session" = []), ("token" = ["setup.read"])),
    params(("id" = String, Path, format = Uuid, description = "The offer")),
    responses((status = 200, body = OfferView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/offers/{id}")]
pub(super) async fn read_offer(
    allowed: Allowed<SetupRead>,
    id: PathId<kind::Offer>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.read(move |tx| offer::read(tx, &allowed.caller, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
