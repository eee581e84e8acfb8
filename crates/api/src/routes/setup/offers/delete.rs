//! Deleting an offer.

use actix_web::{HttpResponse, delete, web::Data};
use headstart_contract::problem::Problem;
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{IfMatch, PathId},
    state::State,
    use_cases::setup::offer,
};

/// Delete an offer
///
/// Refused when anybody was ever placed in it: make it inactive instead.
#[utoipa::path(tag = "Set-up", operation_id = "deleteOffer",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("id" = String, Path, format = Uuid, description = "The offer"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    responses((status = 204, description = "Deleted"), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 428, body = Problem)))]
#[delete("/offers/{id}")]
pub(super) async fn delete_offer(
    allowed: Allowed<SetupWrite>,
    id: PathId<kind::Offer>,
    version: IfMatch,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    state.store.write(move |tx| offer::delete(tx, &allowed.caller, id.uid(), version)).await?;
    Ok(HttpResponse::NoContent().finish())
}
