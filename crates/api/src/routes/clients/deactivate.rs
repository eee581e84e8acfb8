//! Stopping a program.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{account::ClientView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::AccountsManage},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::account::client,
};

/// Stop a program
///
/// It gets no tokens any more, and the tokens it has are refused at once. Doing it again changes nothing.
#[utoipa::path(tag = "Accounts", operation_id = "deactivateClient",
    security(("session" = []), ("token" = ["accounts.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The program")),
    responses((status = 200, body = ClientView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[post("/clients/{id}/deactivate")]
pub(super) async fn deactivate_client(
    allowed: Allowed<AccountsManage>,
    id: PathId<kind::Client>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.write(move |tx| client::deactivate(tx, &allowed.caller, id.uid())).await?;
    Ok(http::json(&view))
}
