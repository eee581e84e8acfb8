//! A published table as CSV.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::problem::Problem;
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::PathId,
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Read a published table as CSV
///
/// One line for each row, with a heading; `*` stands where a figure is held back. The same bytes every time.
#[utoipa::path(tag = "Evaluation", operation_id = "readPublishedTableCsv",
    security(("session" = []), ("token" = ["outcomes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The table")),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/evaluation/published-tables/{id}/table.csv")]
pub(super) async fn read_published_table_csv(
    allowed: Allowed<OutcomesRead>,
    id: PathId<kind::PublishedTable>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let table = state.store.read(move |tx| evaluation::published_table(tx, &tools, id.uid())).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("Content-Disposition", "attachment; filename=\"table.csv\""))
        .body(evaluation::published_csv(&table)?))
}
