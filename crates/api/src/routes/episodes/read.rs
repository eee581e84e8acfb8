//! One period of support.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{episode::EpisodeView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::{episode, tools::Tools},
};

/// Read a period of support
///
/// With its placements, goals and history, what risk items said, and what the actor can do with it now.
#[utoipa::path(tag = "Episodes", operation_id = "readEpisode",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The episode")),
    responses((status = 200, body = EpisodeView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/episodes/{id}")]
pub(super) async fn read_episode(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::Episode>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.read(move |tx| episode::read(tx, &tools, &reach, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
