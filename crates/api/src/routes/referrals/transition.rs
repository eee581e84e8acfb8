//! Moving a referral on.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, referral::ReferralView};
use headstart_domain::{id::kind, referral::ReferralAction, workflow::Details};

use crate::{
    auth::{Allowed, permits::ReferralsRead},
    error::{ApiError, ApiResult},
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Move a referral on
///
/// One of the moves that the referral itself lists. What a move has to be told stands in its `needs`; a move
/// that is not possible answers 409 with those that are.
#[utoipa::path(tag = "Referrals", operation_id = "moveReferral",
    security(("session" = []), ("token" = ["referrals.read"])),
    params(("id" = String, Path, format = Uuid, description = "The referral"),
        ("action" = inline(ReferralAction), Path, description = "What is done"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = Details,
    responses((status = 200, body = ReferralView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/referrals/{id}/{action}")]
pub(super) async fn move_referral(
    allowed: Allowed<ReferralsRead>,
    id: PathId<kind::Referral>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<Details>,
) -> ApiResult<HttpResponse> {
    let action: ReferralAction = request
        .match_info()
        .get("action")
        .and_then(|action| action.parse().ok())
        .ok_or_else(ApiError::not_found)?;
    let tools = Tools::new(&state, allowed.caller);
    let view = state
        .store
        .write(move |tx| referral::transition(tx, &tools, id.uid(), action, &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
