//! Which instruments there are words for.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{answering::WordingOption, problem::Problem};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http,
    state::State,
    use_cases::answering,
};

/// List what instruments can be answered with
///
/// For each instrument and informant: whether its words come with the product, were uploaded, or are missing.
/// Without words no link can be made, and answers are typed in by their numbers.
#[utoipa::path(tag = "Answering", operation_id = "listWordings",
    security(("session" = []), ("token" = ["setup.read"])),
    responses((status = 200, body = [WordingOption]), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/wordings")]
pub(super) async fn list_wordings(
    allowed: Allowed<SetupRead>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let partnership = allowed.caller.partnership();
    let options = state.store.read(move |tx| answering::options(tx, partnership)).await?;
    Ok(http::json(&options))
}
