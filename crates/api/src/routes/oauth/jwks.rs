//! The public keys of tokens.

use actix_web::{HttpResponse, get, web::Data};

use crate::state::State;

/// The public keys that tokens are signed with (JWK set)
#[utoipa::path(tag = "Tokens", operation_id = "readJwks", security(()),
    responses((status = 200, description = "JWK set (RFC 7517)", body = serde_json::Value)))]
#[get("/.well-known/jwks.json")]
pub(super) async fn read_jwks(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok().insert_header(("Cache-Control", "public, max-age=300")).json(state.keys.jwks())
}
