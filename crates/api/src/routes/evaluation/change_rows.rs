//! The rows behind a figure of measurable change.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use chrono::NaiveDate;
use headstart_contract::{evaluation::ChangeFigureRow, page::Page, problem::Problem};
use headstart_domain::instrument::Informant;
use headstart_store::tx::evaluation::OutcomeQuestion;
use serde::{Deserialize, Serialize};

use super::outcome_query::OutcomeQuery;
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{NamedPage, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Whose answers, and which page of the rows.
#[derive(Debug, Clone, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ChangeRowsQuery {
    /// Who answered.
    #[param(inline)]
    informant: Informant,
    /// Only these groups, as `tier:universal_plus` or `school:ID|ID`, separated by commas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    only: Option<String>,
    /// Only pairs whose last score (or first, while there is no later one) is of this day or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    /// Only pairs whose last score is of this day or earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
    /// `true` to leave out periods of support that still go on.
    #[serde(default)]
    closed: bool,
    /// Items of a page, 1 to 200; 50 when absent. A page can have fewer although there is a next one.
    #[serde(default, skip_serializing)]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    #[serde(default, skip_serializing)]
    cursor: Option<String>,
}

/// List the rows behind a measurable change
///
/// Each period of support that the figure of the same filters counts: on how many scales of the informant there is a
/// score, a pair, a reliable improvement or deterioration, and what they say together. Who gets which rows, and when none
/// (409 `small_group`, `telling_rows`), is as with the rows behind the figure of a scale. The reading is audited.
#[utoipa::path(tag = "Evaluation", operation_id = "listMeasurableChangeRows",
    security(("session" = []), ("token" = ["outcomes.read"])), params(ChangeRowsQuery),
    responses((status = 200, body = Page<ChangeFigureRow>), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem)))]
#[get("/evaluation/measurable-change/rows")]
pub(super) async fn list_measurable_change_rows(
    allowed: Allowed<OutcomesRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<ChangeRowsQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let closed = query.closed;
    let asked = OutcomeQuery {
        instrument: None,
        scale: None,
        informant: Some(query.informant),
        only: query.only,
        from: query.from,
        to: query.to,
        by: None,
    };
    let question = OutcomeQuestion { closed, ..asked.question()? };
    let tools = Tools::new(&state, allowed.caller);
    let (after, rows) = (page.after, page.rows());
    let rows =
        state.store.read(move |tx| evaluation::change_rows(tx, &tools, &question, after, rows)).await?;
    page.answer_some(rows, |(episode, _)| *episode, |(_, row)| Ok(row))
}
