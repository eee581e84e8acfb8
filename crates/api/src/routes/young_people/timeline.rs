//! What happened.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, young_person::TimelineEntry};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::YoungPeopleRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Read what happened about a young person
///
/// Moves, sessions, measures and consents, newest first.
#[utoipa::path(tag = "Young people", operation_id = "readTimeline",
    security(("session" = []), ("token" = ["young_people.read"])), params(("id" = String, Path, format = Uuid, description = "The young person")),
    responses((status = 200, body = [TimelineEntry]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/young-people/{id}/timeline")]
pub(super) async fn read_timeline(
    allowed: Allowed<YoungPeopleRead>,
    id: PathId<kind::YoungPerson>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.read(move |tx| young_person::timeline(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&view))
}
