//! A published table.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{evaluation::PublishedTableView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Read a published table
///
/// As it was published: it never changes.
#[utoipa::path(tag = "Evaluation", operation_id = "readPublishedTable",
    security(("session" = []), ("token" = ["outcomes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The table")),
    responses((status = 200, body = PublishedTableView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/evaluation/published-tables/{id}")]
pub(super) async fn read_published_table(
    allowed: Allowed<OutcomesRead>,
    id: PathId<kind::PublishedTable>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let table = state.store.read(move |tx| evaluation::published_table(tx, &tools, id.uid())).await?;
    Ok(http::json(&table))
}
