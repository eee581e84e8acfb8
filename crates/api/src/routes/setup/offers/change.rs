//! Changing an offer.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{problem::Problem, setup::OfferInput, tier::OfferView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::setup::offer,
};

/// Change an offer
///
/// Fewer places than are taken end no placement; they only let nobody else in.
#[utoipa::path(tag = "Set-up", operation_id = "changeOffer",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("id" = String, Path, format = Uuid, description = "The offer"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = OfferInput,
    responses((status = 200, body = OfferView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/offers/{id}")]
pub(super) async fn change_offer(
    allowed: Allowed<SetupWrite>,
    id: PathId<kind::Offer>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<OfferInput>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| offer::change(tx, &allowed.caller, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
