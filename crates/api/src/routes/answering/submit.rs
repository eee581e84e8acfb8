//! Send answers.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    answering::{AnswersInput, AnswersReceived},
    problem::Problem,
};

use super::guard::with_link;
use crate::{
    error::ApiResult,
    http::{self, Body},
    state::State,
    use_cases::answering,
};

/// Send answers
///
/// Once. They are scored and recorded; an item about risk alerts the lead worker and the safeguarding lead.
/// Items left out are as good as not answered.
#[utoipa::path(tag = "Answering", operation_id = "submitAnswers", security(()), request_body = AnswersInput,
    responses((status = 200, body = AnswersReceived), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/answering/submit")]
pub(super) async fn submit_answers(
    request: HttpRequest,
    state: Data<State>,
    body: Body<AnswersInput>,
) -> ApiResult<HttpResponse> {
    let token = body.value.token.clone();
    let input = body.value;
    let received =
        with_link(&request, &state, &token, move |tx, holder| answering::submit(tx, holder, &input)).await?;
    Ok(http::json(&received))
}
