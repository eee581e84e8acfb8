//! Referrals month by month.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{evaluation::OverTime, problem::Problem};
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{
        evaluation::{self, ReferralFigure},
        tools::Tools,
    },
};

/// What is counted.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ReferralsOverTimeQuery {
    /// What is counted.
    #[param(inline)]
    figure: ReferralFigure,
}

/// Read referrals over time
///
/// How many were received, or decided, in each of the last 24 whole months from the first that had one, with the mean
/// and the natural limits of an XmR chart. Duplicates and referrals entered in error do not count. A month of one to
/// four is held back and takes no part in the limits; there is no mean and are no limits where no fewer months are held
/// back than are shown with a referral.
#[utoipa::path(tag = "Evaluation", operation_id = "readReferralsOverTime",
    security(("session" = []), ("token" = ["outcomes.read"])), params(ReferralsOverTimeQuery),
    responses((status = 200, body = OverTime), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/evaluation/referrals/over-time")]
pub(super) async fn read_referrals_over_time(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<ReferralsOverTimeQuery>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let chart = state.store.read(move |tx| evaluation::referrals_over_time(tx, &tools, query.figure)).await?;
    Ok(http::json(&chart))
}
