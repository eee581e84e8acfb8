//! Moving a period of support on.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{HeaderValue, LOCATION},
    post,
    web::Data,
};
use headstart_contract::{episode::EpisodeView, problem::Problem};
use headstart_domain::{episode::EpisodeAction, id::kind, workflow::Details};

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::{ApiError, ApiResult},
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{episode, tools::Tools},
};

/// Move a period of support on
///
/// One of the moves that the episode itself lists; a move that is not possible answers 409 with those that are.
/// A step up or down closes this episode and opens the next at another tier, with the same lead worker and
/// waiting time; `Location` tells its address. Closing ends open placements: those not begun did not start,
/// those under way were completed when support was, and left early otherwise.
#[utoipa::path(tag = "Episodes", operation_id = "moveEpisode",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("action" = inline(EpisodeAction), Path, description = "What is done"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = Details,
    responses((status = 200, body = EpisodeView,
            headers(("Location" = String, description = "The episode that a step opened"))),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem),
        (status = 428, body = Problem)))]
#[post("/episodes/{id}/{action}")]
pub(super) async fn move_episode(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::Episode>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<Details>,
) -> ApiResult<HttpResponse> {
    let action: EpisodeAction = request
        .match_info()
        .get("action")
        .and_then(|action| action.parse().ok())
        .ok_or_else(ApiError::not_found)?;
    let tools = Tools::new(&state, allowed.caller);
    let moved = state
        .store
        .write(move |tx| episode::transition(tx, &tools, id.uid(), action, &body.value, version))
        .await?;
    let mut answer = with_etag(&request, moved.view.version, &moved.view);
    let next = moved.next.map(|next| HeaderValue::from_str(&format!("/api/v1/episodes/{next}")));
    if let Some(Ok(address)) = next {
        answer.headers_mut().insert(LOCATION, address);
    }
    Ok(answer)
}
