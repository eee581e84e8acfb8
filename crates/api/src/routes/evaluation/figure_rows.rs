//! The rows behind a figure.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use chrono::NaiveDate;
use headstart_contract::{evaluation::FigureRow, page::Page, problem::Problem};
use headstart_domain::instrument::Informant;
use serde::{Deserialize, Serialize};

use super::outcome_query::OutcomeQuery;
use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{NamedPage, Params},
    state::State,
    use_cases::{
        evaluation::{self, ScaleAsked},
        tools::Tools,
    },
};

/// Which figure, and which page of its rows.
#[derive(Debug, Clone, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FigureRowsQuery {
    /// The instrument, by its key.
    #[param(example = "sdq")]
    instrument: String,
    /// The scale, by its key.
    #[param(example = "total")]
    scale: String,
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
    /// Items of a page, 1 to 200; 50 when absent. A page can have fewer although there is a next one.
    #[serde(default, skip_serializing)]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    #[serde(default, skip_serializing)]
    cursor: Option<String>,
}

/// List the rows behind a figure
///
/// Each period of support that the figure of the same filters counts, first score and last. Staff who read records
/// get the rows of the young people within their reach, each with its record. Everybody else gets all rows under
/// pseudonyms made for this one figure, so that the rows of two figures cannot be joined; and none where the figure
/// itself is held back (409 `small_group`), or is limited to days or to what describes young people (409 `telling_rows`):
/// by the scores the rows of such figures could be joined with each other and with a release, and tell row by row what k
/// withholds there. The reading is audited.
#[utoipa::path(tag = "Evaluation", operation_id = "listFigureRows",
    security(("session" = []), ("token" = ["outcomes.read"])), params(FigureRowsQuery),
    responses((status = 200, body = Page<FigureRow>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/evaluation/outcomes/rows")]
pub(super) async fn list_figure_rows(
    allowed: Allowed<OutcomesRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<FigureRowsQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let asked = ScaleAsked {
        instrument: query.instrument.clone(),
        scale: query.scale.clone(),
        informant: query.informant,
    };
    asked.defined()?;
    let question = OutcomeQuery {
        instrument: Some(query.instrument),
        scale: Some(query.scale),
        informant: Some(query.informant),
        only: query.only,
        from: query.from,
        to: query.to,
        by: None,
    }
    .question()?;
    let tools = Tools::new(&state, allowed.caller);
    let (after, rows) = (page.after, page.rows());
    let rows = state
        .store
        .read(move |tx| evaluation::figure_rows(tx, &tools, &asked, &question, after, rows))
        .await?;
    page.answer_some(rows, |(episode, _)| *episode, |(_, row)| Ok(row))
}
