//! Making an account for a member of staff.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    account::{UserCreated, UserInput},
    problem::Problem,
};

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::{ApiError, ApiResult},
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{
        account::user::{self, FirstPassword},
        tools::Tools,
    },
};

/// Make an account
///
/// The answer holds the first password, to be handed over. It is shown this once: only its hash is kept.
#[utoipa::path(tag = "Accounts", operation_id = "createUser",
    security(("session" = []), ("token" = ["accounts.manage"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = UserInput,
    responses((status = 201, body = UserCreated), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/users")]
pub(super) async fn create_user(
    allowed: Allowed<AccountsManage>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<UserInput>,
) -> ApiResult<HttpResponse> {
    let errors = body.value.check();
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors));
    }
    let password = FirstPassword::new().await?;
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let created = user::create(tx, &tools, &body.value, password)?;
        let location = format!("/api/v1/users/{}", created.user.id);
        Ok(Created { version: Some(created.user.version), value: created, location: Some(location) })
    })
    .await
}
