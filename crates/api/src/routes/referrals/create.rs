//! Making a referral at once, as partners' systems do.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    referral::{ReferralInput, ReferralView},
};

use crate::{
    auth::{Allowed, permits::ReferralsCreate},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Make a referral
///
/// All of it at once; the same `Idempotency-Key` with the same body gives the same referral again.
#[utoipa::path(tag = "Referrals", operation_id = "createReferral",
    security(("session" = []), ("token" = ["referrals.create"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = ReferralInput,
    responses((status = 201, body = ReferralView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/referrals")]
pub(super) async fn create_referral(
    allowed: Allowed<ReferralsCreate>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<ReferralInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let view = referral::submit(tx, &tools, &body.value)?;
        let (version, location) = (Some(view.version), Some(format!("/api/v1/referrals/{}", view.id)));
        Ok(Created { value: view, version, location })
    })
    .await
}
