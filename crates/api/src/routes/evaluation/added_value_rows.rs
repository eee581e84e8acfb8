//! The rows behind an added value.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use chrono::NaiveDate;
use headstart_contract::{evaluation::AddedValueFigureRow, page::Page, problem::Problem};
use serde::{Deserialize, Serialize};

use super::outcome_query::OutcomeQuery;
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{NamedPage, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Which figure, and which page of its rows.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct AddedValueRowsQuery {
    /// Only these groups, as `tier:universal_plus` or `school:ID|ID`, separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<String>,
    /// Only pairs whose last score is of this day or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    /// Only pairs whose last score is of this day or earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
    /// Items of a page, 1 to 200; 50 when absent. A page can have fewer although there is a next one.
    #[serde(skip_serializing)]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    #[serde(skip_serializing)]
    cursor: Option<String>,
}

/// List the rows behind an added value
///
/// Each period of support of which the added value of the same filters is the mean, with the scores of the parent's forms
/// that go into it and the days between them. Who gets which rows, and when none (409 `small_group`, `telling_rows`), is
/// as with the rows behind the figure of a scale. The reading is audited.
#[utoipa::path(tag = "Evaluation", operation_id = "listAddedValueRows",
    security(("session" = []), ("token" = ["outcomes.read"])), params(AddedValueRowsQuery),
    responses((status = 200, body = Page<AddedValueFigureRow>), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem)))]
#[get("/evaluation/added-value/rows")]
pub(super) async fn list_added_value_rows(
    allowed: Allowed<OutcomesRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<AddedValueRowsQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let asked = OutcomeQuery { only: query.only, from: query.from, to: query.to, ..OutcomeQuery::default() };
    let question = asked.question()?;
    let tools = Tools::new(&state, allowed.caller);
    let (after, rows) = (page.after, page.rows());
    let rows =
        state.store.read(move |tx| evaluation::added_value_rows(tx, &tools, &question, after, rows)).await?;
    page.answer_some(rows, |(episode, _)| *episode, |(_, row)| Ok(row))
}
