//! The programs of the partnership.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{account::ClientView, page::Page, problem::Problem};

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::{ApiError, ApiResult},
    http::{NamedPage, PageQuery, Params},
    state::State,
    use_cases::account::client,
};

/// List programs
///
/// In the order they were registered.
#[utoipa::path(tag = "Accounts", operation_id = "listClients",
    security(("session" = []), ("token" = ["accounts.manage"])), params(PageQuery),
    responses((status = 200, body = Page<ClientView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/clients")]
pub(super) async fn list_clients(
    allowed: Allowed<AccountsManage>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<PageQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let (partnership, after, limit) = (allowed.caller.partnership(), page.after, page.rows());
    let rows =
        state.store.read(move |tx| Ok::<_, ApiError>(tx.list_clients(partnership, after, limit)?)).await?;
    page.answer(rows, |row| row.id, client::view)
}
