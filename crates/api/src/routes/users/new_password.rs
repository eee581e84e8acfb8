//! A new password for somebody who cannot sign in.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{account::UserCreated, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::ApiResult,
    http::{Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::account::user::{self, FirstPassword},
};

/// Give an account a new password
///
/// For somebody who forgot theirs or is locked out. Their sessions end. The answer holds the password, to be
/// handed over; it is shown this once.
#[utoipa::path(tag = "Accounts", operation_id = "createNewPassword",
    security(("session" = []), ("token" = ["accounts.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The account"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    responses((status = 201, body = UserCreated), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/users/{id}/new-password")]
pub(super) async fn create_new_password(
    allowed: Allowed<AccountsManage>,
    id: PathId<kind::User>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let password = FirstPassword::new().await?;
    let caller = allowed.caller.clone();
    once(&state, &allowed.caller, key, &request, b"", move |tx| {
        let created = user::renew_password(tx, &caller, id.uid(), password)?;
        Ok(Created { version: Some(created.user.version), value: created, location: None })
    })
    .await
}
