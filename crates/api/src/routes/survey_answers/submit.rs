//! Send what one pupil answered.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    survey::{SurveyAnswers, SurveyReceived},
};

use crate::{
    error::ApiResult,
    http::{self, Body},
    routes::answering::guard::with_link,
    state::State,
    use_cases::survey,
};

/// Send one pupil's answers to a school survey
///
/// Kept with the day, and with no name, account, class, address or time; sent again with the same `response_id` they
/// count once. Items left out are as good as not answered, but at least one must be answered. Refused with 409 when
/// the link has had more than twice as many answers as the class has pupils, and ten.
#[utoipa::path(tag = "School surveys", operation_id = "submitSurvey", security(()), request_body = SurveyAnswers,
    responses((status = 200, body = SurveyReceived), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/answering/survey/submit")]
pub(super) async fn submit_survey(
    request: HttpRequest,
    state: Data<State>,
    body: Body<SurveyAnswers>,
) -> ApiResult<HttpResponse> {
    let token = body.value.token.clone();
    let input = body.value;
    let received =
        with_link(&request, &state, &token, move |tx, holder| survey::submit(tx, holder, &input)).await?;
    Ok(http::json(&received))
}
