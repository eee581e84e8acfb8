//! The population that the programme is for.

mod change;
mod read;

use std::str::FromStr as _;

use actix_web::HttpRequest;
use headstart_domain::evaluation::Dimension;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::error::{ApiError, ApiResult};

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read::read_population).service(change::change_population);
}

/// The dimension that an address names.
fn dimension(request: &HttpRequest) -> ApiResult<Dimension> {
    Dimension::from_str(request.match_info().query("dimension"))
        .ok()
        .filter(|dimension| dimension.is_of_population())
        .ok_or_else(ApiError::not_found)
}
