//! Outcomes by group.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{evaluation::Outcomes, problem::Problem};

use super::outcome_query::OutcomeQuery;
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Read the outcomes of the programme
///
/// For each scale and group: how many were measured and paired, mean change with its interval, effect size,
/// reliable change, and how many moved out of raised bands and into them. `definition` tells where the figures of
/// a row are defined. Only young people with consent to evaluation are counted. A group with fewer than five
/// measured or paired (ten wherever schools are told apart) is `suppressed` and has no figures; so are as many
/// more as it takes that no total gives one away. Broken down by one dimension and the tier the answer comes from
/// kept sums; two dimensions or a period are computed from the pairs, and take an `instrument`. `only` limits the table to some groups; these are held back as
/// soon as the table of all groups holds one of them back. Exclusions are counted over the whole programme. What beside
/// a published table would tell of a small group is held back from whoever may not read the records, or refused with
/// 409 `small_difference` in a table of several dimensions.
#[utoipa::path(tag = "Evaluation", operation_id = "readOutcomes",
    security(("session" = []), ("token" = ["outcomes.read"])), params(OutcomeQuery),
    responses((status = 200, body = Outcomes), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem)))]
#[get("/evaluation/outcomes")]
pub(super) async fn read_outcomes(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<OutcomeQuery>,
) -> ApiResult<HttpResponse> {
    let question = query.question()?;
    let tools = Tools::new(&state, allowed.caller);
    let outcomes = state.store.read(move |tx| evaluation::outcomes(tx, &tools, &question)).await?;
    Ok(http::json(&outcomes))
}
