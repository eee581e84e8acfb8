//! Throw kept answers away.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{answering::LinkToken, problem::Problem};

use super::guard::with_link;
use crate::{error::ApiResult, http::Body, state::State, use_cases::answering};

/// Throw kept answers away
///
/// Nothing of them is left. The link can be used again until it runs out.
#[utoipa::path(tag = "Answering", operation_id = "discardAnswers", security(()), request_body = LinkToken,
    responses((status = 204), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/answering/discard")]
pub(super) async fn discard_answers(
    request: HttpRequest,
    state: Data<State>,
    body: Body<LinkToken>,
) -> ApiResult<HttpResponse> {
    with_link(&request, &state, &body.value.token, answering::discard).await?;
    Ok(HttpResponse::NoContent().finish())
}
