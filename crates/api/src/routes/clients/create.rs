//! Registering a program.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    account::{ClientCreated, ClientInput},
    problem::Problem,
};

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{account::client, tools::Tools},
};

/// Register a program
///
/// A partner's system or an evaluator's, with its own client id and secret. The secret is shown this once: only
/// its hash is kept.
#[utoipa::path(tag = "Accounts", operation_id = "createClient",
    security(("session" = []), ("token" = ["accounts.manage"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = ClientInput,
    responses((status = 201, body = ClientCreated), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 422, body = Problem)))]
#[post("/clients")]
pub(super) async fn create_client(
    allowed: Allowed<AccountsManage>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<ClientInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let created = client::create(tx, &tools, &body.value)?;
        Ok(Created { value: created, version: None, location: None })
    })
    .await
}
