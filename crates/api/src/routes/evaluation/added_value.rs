//! SDQ added value.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{evaluation::AddedValueTable, problem::Problem};

use super::group_query::GroupQuery;
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Read the SDQ added value of the programme
///
/// From parents' forms at the targeted tiers only, the last one four to eight months after the first; what is left
/// out is counted by its reason. The coefficients carry the mark whether they were checked against their source.
#[utoipa::path(tag = "Evaluation", operation_id = "readAddedValue",
    security(("session" = []), ("token" = ["outcomes.read"])), params(GroupQuery),
    responses((status = 200, body = AddedValueTable), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/evaluation/added-value")]
pub(super) async fn read_added_value(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<GroupQuery>,
) -> ApiResult<HttpResponse> {
    let question = query.question()?;
    let tools = Tools::new(&state, allowed.caller);
    let table = state.store.read(move |tx| evaluation::added_value(tx, &tools, &question)).await?;
    Ok(http::json(&table))
}
