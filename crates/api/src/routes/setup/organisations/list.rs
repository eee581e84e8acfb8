//! The organisations of the partnership.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, setup::OrganisationView};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::{ApiError, ApiResult},
    http::{NamedPage, PageQuery, Params},
    state::State,
    use_cases::setup::organisation,
};

/// List organisations
///
/// By name: those that refer and those that deliver.
#[utoipa::path(tag = "Set-up", operation_id = "listOrganisations",
    security(("session" = []), ("token" = ["setup.read"])), params(PageQuery),
    responses((status = 200, body = Page<OrganisationView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/organisations")]
pub(super) async fn list_organisations(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<PageQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let (partnership, after, limit) = (allowed.caller.partnership(), page.after, page.rows());
    let rows = state
        .store
        .read(move |tx| Ok::<_, ApiError>(tx.list_organisations(partnership, after, limit)?))
        .await?;
    page.answer(rows, |row| row.id, |row| Ok(organisation::view(row)))
}
