//! All instruments.

use actix_web::{HttpResponse, get};
use headstart_contract::{measure::InstrumentView, problem::Problem};

use crate::{auth::SignedIn, error::ApiResult, http, use_cases::measure};

/// List the instruments
///
/// Each in its newest version: who completes it, its items and scales, on what terms it may be used. Wording is
/// there only where the licence lets it be shown.
#[utoipa::path(tag = "Measures", operation_id = "listInstruments",
    security(("session" = []), ("token" = [])),
    responses((status = 200, body = [InstrumentView]), (status = 401, body = Problem)))]
#[get("/instruments")]
pub(super) async fn list_instruments(_: SignedIn) -> ApiResult<HttpResponse> {
    Ok(http::json(&measure::instruments()))
}
