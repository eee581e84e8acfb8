//! Offering a young person a place.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    episode::{PlacementInput, PlacementView},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{placement, tools::Tools},
};

/// Offer a young person a place
///
/// In one of the partnership's offers, at or below the tier of the support. The place is taken once it is scheduled.
#[utoipa::path(tag = "Episodes", operation_id = "makePlacement",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = PlacementInput,
    responses((status = 201, body = PlacementView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/episodes/{id}/placements")]
pub(super) async fn make_placement(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<PlacementInput>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = placement::make(tx, &tools, &reach, id.uid(), &body.value)?;
        Ok(Created { version: Some(value.version), value, location: None })
    })
    .await
}
