//! One young person.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, young_person::YoungPersonView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::YoungPeopleRead},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Read a young person
///
/// The record with area, consents, referrals and periods of support.
#[utoipa::path(tag = "Young people", operation_id = "readYoungPerson",
    security(("session" = []), ("token" = ["young_people.read"])), params(("id" = String, Path, format = Uuid, description = "The young person")),
    responses((status = 200, body = YoungPersonView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/young-people/{id}")]
pub(super) async fn read_young_person(
    allowed: Allowed<YoungPeopleRead>,
    id: PathId<kind::YoungPerson>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.read(move |tx| young_person::read(tx, &tools, &reach, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
