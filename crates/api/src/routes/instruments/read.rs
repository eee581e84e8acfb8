//! One instrument.

use actix_web::{HttpRequest, HttpResponse, get};
use headstart_contract::{measure::InstrumentView, problem::Problem};

use crate::{
    auth::SignedIn,
    error::{ApiError, ApiResult},
    http,
    use_cases::measure,
};

/// Read an instrument
#[utoipa::path(tag = "Measures", operation_id = "readInstrument",
    security(("session" = []), ("token" = [])),
    params(("key" = String, Path, description = "The instrument's key, as `sdq`")),
    responses((status = 200, body = InstrumentView), (status = 401, body = Problem), (status = 404, body = Problem)))]
#[get("/instruments/{key}")]
pub(super) async fn read_instrument(_: SignedIn, request: HttpRequest) -> ApiResult<HttpResponse> {
    let found = request.match_info().get("key").and_then(measure::instrument);
    Ok(http::json(&found.ok_or_else(ApiError::not_found)?))
}
