//! Measurable change by informant.

use actix_web::{HttpResponse, get, web::Data};
use chrono::NaiveDate;
use headstart_contract::{evaluation::MeasurableChangeTable, problem::Problem};
use headstart_store::tx::evaluation::OutcomeQuestion;
use serde::Deserialize;

use super::group_query::GroupQuery;
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// What the table is broken down by, and which periods of support it counts.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct MeasurableChangeQuery {
    /// One of `offer`, `organisation`, `locality`, `school`, `sex`, `age`, `ethnicity`, `sen`, `fsm`, `deprivation`,
    /// `waiting` and `dose`, and `tier` beside it, separated by commas; everybody together when absent.
    #[param(example = "tier")]
    by: Option<String>,
    /// Only pairs whose last score (or first, while there is no later one) is of this day or later.
    from: Option<NaiveDate>,
    /// Only pairs whose last score is of this day or earlier.
    to: Option<NaiveDate>,
    /// `true` to leave out periods of support that still go on, as the published metric does.
    closed: bool,
}

/// Read the measurable change of the programme
///
/// NHS England's metric (MHS113 to MHS115) for each informant and group, from the pairs of all scales: how many
/// periods of support improved, did not change, and deteriorated. One deterioration outweighs every improvement, and
/// the three shares need not add up to 1. The answer tells in what it differs from the published metric. Groups too
/// small are held back as in the outcomes, and so is what beside a published table of one of the informant's scales
/// would tell of a few: as a group, or as 409 `small_difference` where two dimensions are crossed.
#[utoipa::path(tag = "Evaluation", operation_id = "readMeasurableChange",
    security(("session" = []), ("token" = ["outcomes.read"])), params(MeasurableChangeQuery),
    responses((status = 200, body = MeasurableChangeTable), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem)))]
#[get("/evaluation/measurable-change")]
pub(super) async fn read_measurable_change(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<MeasurableChangeQuery>,
) -> ApiResult<HttpResponse> {
    let MeasurableChangeQuery { by, from, to, closed } = query;
    let question = OutcomeQuestion { closed, ..GroupQuery { by, from, to }.question()? };
    let tools = Tools::new(&state, allowed.caller);
    let table = state.store.read(move |tx| evaluation::measurable_change(tx, &tools, &question)).await?;
    Ok(http::json(&table))
}
