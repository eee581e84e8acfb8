//! The young people behind a figure of reach.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{evaluation::ReachFigureRow, page::Page, problem::Problem};
use headstart_domain::evaluation::Dimension;
use serde::{Deserialize, Serialize};

use super::outcome_query::{is_value, wrong};
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{NamedPage, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Which group, and which page of its young people.
#[derive(Debug, Clone, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ReachRowsQuery {
    /// One of `locality`, `school`, `sex`, `age`, `ethnicity`, `sen`, `fsm` and `deprivation`.
    #[param(inline, example = "deprivation")]
    by: Dimension,
    /// The group's value, as the row of the table has it; empty for those of whom it is not known.
    #[param(example = "1")]
    value: String,
    /// Items of a page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing)]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    #[serde(default, skip_serializing)]
    cursor: Option<String>,
}

/// List the young people behind a figure of reach
///
/// Those of the group within the caller's reach, for staff who read records. Such rows say nothing but who is of a group:
/// for everybody else there are none (409 `telling_rows`). The reading is audited.
#[utoipa::path(tag = "Evaluation", operation_id = "listReachRows",
    security(("session" = []), ("token" = ["outcomes.read"])), params(ReachRowsQuery),
    responses((status = 200, body = Page<ReachFigureRow>), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem)))]
#[get("/evaluation/reach/rows")]
pub(super) async fn list_reach_rows(
    allowed: Allowed<OutcomesRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<ReachRowsQuery>,
) -> ApiResult<HttpResponse> {
    let (by, value) = (query.by, query.value.clone());
    if !by.is_of_population() {
        return Err(wrong("by", format!("{by} tells only those apart who are supported")).into());
    }
    if !value.is_empty() && !is_value(by, &value) {
        return Err(wrong("value", format!("{by} has no such value")).into());
    }
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let tools = Tools::new(&state, allowed.caller);
    let (after, rows) = (page.after, page.rows());
    let rows =
        state.store.read(move |tx| evaluation::reach_rows(tx, &tools, (by, &value), after, rows)).await?;
    page.answer(rows, |(person, _)| *person, |(_, row)| Ok(row))
}
