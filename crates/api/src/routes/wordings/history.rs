//! The words that a site uploaded of an instrument.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{answering::WordingView, problem::Problem};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http,
    state::State,
    use_cases::answering,
};

/// Read the words uploaded of an instrument
///
/// Newest first, with those that are not in use any more: who declared what licence, and when.
#[utoipa::path(tag = "Answering", operation_id = "readWordingHistory",
    security(("session" = []), ("token" = ["setup.read"])),
    params(("key" = String, Path, description = "The instrument's key, as `sdq`")),
    responses((status = 200, body = [WordingView]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/instruments/{key}/wordings")]
pub(super) async fn read_wording_history(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let key = request.match_info().get("key").unwrap_or_default().to_owned();
    let partnership = allowed.caller.partnership();
    let views = state.store.read(move |tx| answering::wording_history(tx, partnership, &key)).await?;
    Ok(http::json(&views))
}
