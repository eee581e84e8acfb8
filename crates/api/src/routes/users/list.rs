//! The accounts of the partnership's staff.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{account::UserView, page::Page, problem::Problem};
use headstart_store::tx::account::AccountFilter;
use serde::{Deserialize, Serialize};

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::{ApiError, ApiResult},
    http::{NamedPage, Params},
    state::State,
    use_cases::account::user,
};

/// Which accounts.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct UserQuery {
    /// `true` for those that can sign in, `false` for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    active: Option<bool>,
    /// Items of a page, 1 to 200; 50 when absent.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    cursor: Option<String>,
}

/// List accounts of staff
///
/// By name.
#[utoipa::path(tag = "Accounts", operation_id = "listUsers",
    security(("session" = []), ("token" = ["accounts.manage"])), params(UserQuery),
    responses((status = 200, body = Page<UserView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/users")]
pub(super) async fn list_users(
    allowed: Allowed<AccountsManage>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<UserQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let partnership = allowed.caller.partnership();
    let filter = AccountFilter { active: query.active, after: page.after, limit: page.rows() };
    let rows = state.store.read(move |tx| Ok::<_, ApiError>(tx.list_accounts(partnership, &filter)?)).await?;
    page.answer(rows, |row| row.id, user::view)
}
