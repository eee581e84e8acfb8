//! Keep answers for later.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    answering::{AnswersInput, AnswersKept},
    problem::Problem,
};

use super::guard::with_link;
use crate::{
    error::ApiResult,
    http::{self, Body},
    state::State,
    use_cases::answering,
};

/// Keep answers for later
///
/// They are sealed, and nobody reads them before they are sent. A risk item that is endorsed alerts at once, and not
/// again when the form is sent.
#[utoipa::path(tag = "Answering", operation_id = "keepAnswers", security(()), request_body = AnswersInput,
    responses((status = 200, body = AnswersKept), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
#[put("/answering/answers")]
pub(super) async fn keep_answers(
    request: HttpRequest,
    state: Data<State>,
    body: Body<AnswersInput>,
) -> ApiResult<HttpResponse> {
    let token = body.value.token.clone();
    let input = body.value;
    let kept =
        with_link(&request, &state, &token, move |tx, holder| answering::keep(tx, holder, &input)).await?;
    Ok(http::json(&kept))
}
