//! The register of published tables.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{evaluation::PublishedTableLine, page::Page, problem::Problem};

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{NamedPage, PageQuery, Params},
    state::State,
    use_cases::evaluation,
};

/// List published tables
///
/// In the order they were published.
#[utoipa::path(tag = "Evaluation", operation_id = "listPublishedTables",
    security(("session" = []), ("token" = ["outcomes.read"])), params(PageQuery),
    responses((status = 200, body = Page<PublishedTableLine>), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/evaluation/published-tables")]
pub(super) async fn list_published_tables(
    allowed: Allowed<OutcomesRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<PageQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let (partnership, after, limit) = (allowed.caller.partnership(), page.after, page.rows());
    let rows = state
        .store
        .read(move |tx| {
            Ok::<_, crate::error::ApiError>(tx.list_published_tables(partnership, after, limit)?)
        })
        .await?;
    page.answer(rows, |row| row.id, evaluation::published_line)
}
