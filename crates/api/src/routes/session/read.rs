//! The session one is in.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, session::Session};

use super::view::view;
use crate::{auth::InAnySession, error::ApiResult, http, state::State};

/// The session one is in
#[utoipa::path(tag = "Session", operation_id = "readSession", security(("session" = [])),
    responses((status = 200, body = Session), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/session")]
pub(super) async fn read_session(
    InAnySession(caller): InAnySession,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let session = state.store.read(move |tx| view(tx, &caller)).await?;
    Ok(http::json(&session))
}
