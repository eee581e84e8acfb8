//! How many referrals wait in each state: the badges of the inbox.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, referral::ReferralCount};
use headstart_domain::referral::ReferralState;

use crate::{
    auth::{Allowed, permits::ReferralsRead},
    error::{ApiError, ApiResult},
    http,
    state::State,
};

/// Count open referrals by state
///
/// In the order in which a referral goes through them. Empty for referrers who may only know the progress.
#[utoipa::path(tag = "Referrals", operation_id = "countReferrals",
    security(("session" = []), ("token" = ["referrals.read"])),
    responses((status = 200, body = [ReferralCount]), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/referral-counts")]
pub(super) async fn count_referrals(
    allowed: Allowed<ReferralsRead>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    if !allowed.caller.actor.reads_full_referrals() {
        return Ok(http::json::<Vec<ReferralCount>>(&vec![]));
    }
    let reach = allowed.reach();
    let counts = state.store.read(move |tx| Ok::<_, ApiError>(tx.count_open_referrals(&reach)?)).await?;
    let mut counts = counts
        .into_iter()
        .map(|(state, count)| {
            let state: ReferralState = state.parse()?;
            Ok(ReferralCount {
                state,
                label: state.label().into(),
                count: u64::try_from(count).unwrap_or_default(),
            })
        })
        .collect::<ApiResult<Vec<_>>>()?;
    counts.sort_by_key(|count| ReferralState::ALL.iter().position(|state| *state == count.state));
    Ok(http::json(&counts))
}
