//! One computation.

use actix_web::{HttpRequest, HttpResponse, post};
use headstart_contract::problem::{Problem, ProblemCode};
use headstart_domain::{
    calculator::{self, CalculatorError, ErrorCode, Input},
    field::FieldError,
};

use crate::{
    auth::SignedIn,
    error::{ApiError, ApiResult},
    http::{self, Body},
};

/// Compute
///
/// One JSON object in, one out, by the code that the product itself scores and reports with. Nothing is stored.
#[utoipa::path(tag = "Calculators", operation_id = "runCalculator",
    security(("session" = []), ("token" = [])),
    params(("name" = String, Path, description = "The calculator's name, as `score`")),
    request_body(content = serde_json::Value,
        example = json!({"pre": 20, "post": 12, "better": "lower", "threshold": 5})),
    responses((status = 200, body = serde_json::Value), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/calculators/{name}")]
pub(super) async fn run_calculator(
    _: SignedIn,
    request: HttpRequest,
    body: Body<Input>,
) -> ApiResult<HttpResponse> {
    let name = request.match_info().get("name").unwrap_or_default().to_owned();
    if !calculator::NAMES.contains(&name.as_str()) {
        return Err(ApiError::not_found());
    }
    // Some take their time: other requests of this thread must not wait.
    let computed = tokio::task::spawn_blocking(move || calculator::run(&name, body.value.0)).await;
    let computed = computed.map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(http::json(&computed.map_err(refused)?))
}

fn refused(error: CalculatorError) -> ApiError {
    if error.code == ErrorCode::UnknownCalculator {
        return ApiError::known(ProblemCode::NotFound, error.detail);
    }
    let code = serde_json::to_value(error.code).ok().and_then(|code| code.as_str().map(str::to_owned));
    ApiError::Invalid(vec![FieldError {
        field: error.field.unwrap_or_default(),
        code: code.unwrap_or_else(|| "invalid".to_owned()),
        message: error.detail,
    }])
}
