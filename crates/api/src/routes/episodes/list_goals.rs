//! The goals of a period of support.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{episode::GoalView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{goal, tools::Tools},
};

/// List the goals of a period of support
///
/// In their order.
#[utoipa::path(tag = "Episodes", operation_id = "listGoals",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The episode")),
    responses((status = 200, body = [GoalView]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/episodes/{id}/goals")]
pub(super) async fn list_goals(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::Episode>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let views = state.store.read(move |tx| goal::list(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&views))
}
