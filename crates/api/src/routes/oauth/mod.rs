//! Tokens for programs: OAuth 2 client credentials.

mod jwks;
mod token;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(token::create_token).service(jwks::read_jwks);
}
