//! Whether a referral is about somebody known already.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{likeness::SamePersonAnswer, problem::Problem, referral::ReferralView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::ReferralsScreen},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Say whether a referral is about somebody known already
///
/// The screening lists who may be the same young person. Joined, everything of the referral's own record goes to
/// the one named: referrals with their history, consents, support and measures; ways to make contact are added,
/// and what it said is kept. Kept apart, nobody is asked about the two again. Either is in the referral's history.
#[utoipa::path(tag = "Referrals", operation_id = "answerSamePerson",
    security(("session" = []), ("token" = ["referrals.screen"])),
    params(("id" = String, Path, format = Uuid, description = "The referral"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = SamePersonAnswer,
    responses((status = 200, body = ReferralView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/referrals/{id}/same-person")]
pub(super) async fn answer_same_person(
    allowed: Allowed<ReferralsScreen>,
    id: PathId<kind::Referral>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<SamePersonAnswer>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state
        .store
        .write(move |tx| referral::same_person(tx, &tools, &reach, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
