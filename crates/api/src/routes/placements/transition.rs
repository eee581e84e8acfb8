//! Moving a placement on.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{episode::PlacementView, problem::Problem};
use headstart_domain::{episode::PlacementAction, id::kind, workflow::Details};

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::{ApiError, ApiResult},
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{placement, tools::Tools},
};

/// Move a placement on
///
/// One of the moves that the placement itself lists. Giving a place answers 409 when the offer has none left.
#[utoipa::path(tag = "Episodes", operation_id = "movePlacement",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The placement"),
        ("action" = inline(PlacementAction), Path, description = "What is done"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = Details,
    responses((status = 200, body = PlacementView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/placements/{id}/{action}")]
pub(super) async fn move_placement(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::Placement>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<Details>,
) -> ApiResult<HttpResponse> {
    let action: PlacementAction = request
        .match_info()
        .get("action")
        .and_then(|action| action.parse().ok())
        .ok_or_else(ApiError::not_found)?;
    let tools = Tools::new(&state, allowed.caller);
    let view = state
        .store
        .write(move |tx| placement::transition(tx, &tools, id.uid(), action, &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
