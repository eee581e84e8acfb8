//! Signing out.

use actix_web::{HttpResponse, delete, web::Data};
use headstart_contract::problem::Problem;

use crate::{
    auth::{Credential, InAnySession, session_cookie},
    error::{ApiError, ApiResult},
    state::State,
};

/// Sign out
#[utoipa::path(tag = "Session", operation_id = "deleteSession", security(("session" = [])),
    responses((status = 204, description = "Signed out"), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[delete("/session")]
pub(super) async fn delete_session(
    InAnySession(caller): InAnySession,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    if let Credential::Session { token_hash, .. } = caller.credential {
        state.store.write(move |tx| Ok::<_, ApiError>(tx.delete_session(&token_hash)?)).await?;
    }
    Ok(HttpResponse::NoContent()
        .cookie(session_cookie(""))
        .insert_header(("Clear-Site-Data", "\"cache\", \"storage\""))
        .finish())
}
