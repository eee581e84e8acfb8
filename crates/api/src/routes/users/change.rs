//! Changing an account of a member of staff.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    account::{UserChange, UserView},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::account::user,
};

/// Change an account
///
/// Its sessions end at once when its roles change or it is closed.
#[utoipa::path(tag = "Accounts", operation_id = "changeUser",
    security(("session" = []), ("token" = ["accounts.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The account"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = UserChange,
    responses((status = 200, body = UserView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/users/{id}")]
pub(super) async fn change_user(
    allowed: Allowed<AccountsManage>,
    id: PathId<kind::User>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<UserChange>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| user::change(tx, &allowed.caller, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
