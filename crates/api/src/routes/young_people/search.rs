//! Finding young people.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    young_person::{YoungPersonFound, YoungPersonSearch},
};

use crate::{
    auth::{Allowed, permits::YoungPeopleRead},
    error::ApiResult,
    http::{self, Body},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Find young people
///
/// By name, date of birth, postcode or reference (theirs, or that of a referral), within the actor's reach; at most 50. What is looked for
/// stands in the body: no name is ever in an address.
#[utoipa::path(tag = "Young people", operation_id = "searchYoungPeople",
    security(("session" = []), ("token" = ["young_people.read"])), request_body = YoungPersonSearch,
    responses((status = 200, body = [YoungPersonFound]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
#[post("/young-people/search")]
pub(super) async fn search_young_people(
    allowed: Allowed<YoungPeopleRead>,
    state: Data<State>,
    body: Body<YoungPersonSearch>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let found = state.store.read(move |tx| young_person::search(tx, &tools, &reach, &body.value)).await?;
    Ok(http::json(&found))
}
