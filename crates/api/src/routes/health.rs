//! Whether the process lives, and whether it can work.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::problem::ProblemCode;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{error::ApiError, state::State};

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(livez).service(readyz);
}

/// Whether the process lives
#[utoipa::path(tag = "Health", operation_id = "livez", security(()), responses((status = 204, description = "It lives")))]
#[get("/livez")]
async fn livez() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// Whether the database can be reached and no migration is missing
#[utoipa::path(tag = "Health", operation_id = "readyz", security(()), responses((status = 204, description = "It is ready")))]
#[get("/readyz")]
async fn readyz(state: Data<State>) -> Result<HttpResponse, ApiError> {
    if state.store.is_current().await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(ApiError::known(ProblemCode::Busy, "A migration is missing: run 'headstart migrate'"))
    }
}
