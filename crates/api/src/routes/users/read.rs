//! One account of a member of staff.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{account::UserView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::account::user,
};

/// Read an account
#[utoipa::path(tag = "Accounts", operation_id = "readUser",
    security(("session" = []), ("token" = ["accounts.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The account")),
    responses((status = 200, body = UserView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/users/{id}")]
pub(super) async fn read_user(
    allowed: Allowed<AccountsManage>,
    id: PathId<kind::User>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.read(move |tx| user::read(tx, &allowed.caller, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
