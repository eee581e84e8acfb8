//! The localities of the partnership.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, setup::LocalityView};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::{ApiError, ApiResult},
    http::{NamedPage, PageQuery, Params},
    state::State,
    use_cases::setup::locality,
};

/// List localities
///
/// By name, with the wards they are made of.
#[utoipa::path(tag = "Set-up", operation_id = "listLocalities",
    security(("session" = []), ("token" = ["setup.read"])), params(PageQuery),
    responses((status = 200, body = Page<LocalityView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/localities")]
pub(super) async fn list_localities(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<PageQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let (partnership, after, limit) = (allowed.caller.partnership(), page.after, page.rows());
    let rows =
        state.store.read(move |tx| Ok::<_, ApiError>(tx.list_localities(partnership, after, limit)?)).await?;
    page.answer(rows, |(row, _)| row.id, |found| Ok(locality::view(found)))
}
