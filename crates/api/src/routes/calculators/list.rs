//! The names of the calculators.

use actix_web::{HttpResponse, get};
use headstart_contract::problem::Problem;
use headstart_domain::calculator;

use crate::{auth::SignedIn, error::ApiResult, http};

/// List the calculators
///
/// Their names. `headstart calc NAME` computes the same on the command line.
#[utoipa::path(tag = "Calculators", operation_id = "listCalculators",
    security(("session" = []), ("token" = [])),
    responses((status = 200, body = [String], example = json!(["score", "effect-size"])),
        (status = 401, body = Problem)))]
#[get("/calculators")]
pub(super) async fn list_calculators(_: SignedIn) -> ApiResult<HttpResponse> {
    Ok(http::json(&calculator::NAMES))
}
