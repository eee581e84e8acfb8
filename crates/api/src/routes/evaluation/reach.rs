//! Whom the programme reaches.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{evaluation::ReachTable, problem::Problem};
use headstart_domain::evaluation::Dimension;
use serde::Deserialize;

use super::outcome_query::wrong;
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// What groups are told apart by.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ReachQuery {
    /// One of `locality`, `school`, `sex`, `age`, `ethnicity`, `sen`, `fsm` and `deprivation`.
    #[param(inline, example = "deprivation")]
    by: Dimension,
}

/// Read whom the programme reaches
///
/// Each group's share of the young people reached beside its share of the population: the relative representation and
/// the reach ratio, with 95 per cent intervals. The population is what an administrator has set; else, by locality
/// and deprivation, the people of the imported neighbourhoods. Where neither is known, `population` is absent and
/// nothing is compared.
#[utoipa::path(tag = "Evaluation", operation_id = "readReach",
    security(("session" = []), ("token" = ["outcomes.read"])), params(ReachQuery),
    responses((status = 200, body = ReachTable), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/evaluation/reach")]
pub(super) async fn read_reach(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<ReachQuery>,
) -> ApiResult<HttpResponse> {
    if !query.by.is_of_population() {
        return Err(wrong("by", format!("{} tells only those apart who are supported", query.by)).into());
    }
    let tools = Tools::new(&state, allowed.caller);
    let table = state.store.read(move |tx| evaluation::reach(tx, &tools, query.by)).await?;
    Ok(http::json(&table))
}
