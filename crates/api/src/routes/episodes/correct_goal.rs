//! Correct a goal.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    episode::{GoalInput, GoalView},
    problem::Problem,
};
use headstart_domain::id::kind;

use super::part_of;
use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{goal, tools::Tools},
};

/// Correct a goal
///
/// Its words, or who set it. The audit keeps the names of the changed fields, and what they said sealed.
#[utoipa::path(tag = "Episodes", operation_id = "correctGoal",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("goal_id" = String, Path, format = Uuid, description = "The goal"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read, made of its `version`")),
    request_body = GoalInput,
    responses((status = 200, body = GoalView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/episodes/{id}/goals/{goal_id}")]
pub(super) async fn correct_goal(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<GoalInput>,
) -> ApiResult<HttpResponse> {
    let ids = (id.uid(), part_of(&request, "goal_id")?);
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view =
        state.store.write(move |tx| goal::correct(tx, &tools, &reach, ids, &body.value, version)).await?;
    Ok(with_etag(&request, view.version, &view))
}
