//! The sessions of a period of support.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{episode::SessionView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{session, tools::Tools},
};

/// List the sessions of a period of support
///
/// Newest first. Notes are for those who work with the young person.
#[utoipa::path(tag = "Episodes", operation_id = "listSessions",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The episode")),
    responses((status = 200, body = [SessionView]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/episodes/{id}/sessions")]
pub(super) async fn list_sessions(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::Episode>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let views = state.store.read(move |tx| session::list(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&views))
}
