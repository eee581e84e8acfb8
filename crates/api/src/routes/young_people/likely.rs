//! Known young people who may be the one about to be referred.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{
    likeness::{LikelyPerson, LikelyQuery},
    problem::Problem,
};
use headstart_domain::access::Permission;

use crate::{
    auth::{Allowed, permits::ReferralsCreate},
    error::ApiResult,
    http::{self, Body},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Find young people who may be the same
///
/// Before a referral is made: known young people with a like name, date of birth, postcode and school, at most
/// five, likeliest first, with the reasons. Only those whose records the actor may read are named. For everybody
/// else, such as a teacher or a partner's program, the list is empty whether or not somebody is known; the
/// question is then put at screening. What is looked for stands in the body: no name is ever in an address.
#[utoipa::path(tag = "Young people", operation_id = "findLikelyPeople",
    security(("session" = []), ("token" = ["referrals.create"])), request_body = LikelyQuery,
    responses((status = 200, body = [LikelyPerson]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
#[post("/young-people/likely")]
pub(super) async fn find_likely_people(
    allowed: Allowed<ReferralsCreate>,
    state: Data<State>,
    body: Body<LikelyQuery>,
) -> ApiResult<HttpResponse> {
    // Who may refer somebody may not always know who is known.
    let reach = allowed.caller.reach(Permission::YoungPeopleRead);
    let tools = Tools::new(&state, allowed.caller);
    let found = state.store.read(move |tx| young_person::likely(tx, &tools, &reach, &body.value)).await?;
    Ok(http::json(&found))
}
