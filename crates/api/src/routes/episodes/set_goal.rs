//! Setting a goal.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    episode::{GoalInput, GoalView},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{goal, tools::Tools},
};

/// Set a goal
///
/// At most three in a period of support.
#[utoipa::path(tag = "Episodes", operation_id = "setGoal",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = GoalInput,
    responses((status = 201, body = GoalView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/episodes/{id}/goals")]
pub(super) async fn set_goal(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<GoalInput>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = goal::set(tx, &tools, &reach, id.uid(), &body.value)?;
        Ok(Created { value, version: None, location: None })
    })
    .await
}
