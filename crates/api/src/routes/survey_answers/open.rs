//! Open the questions of a round.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{answering::LinkToken, problem::Problem, survey::SurveyForm};

use crate::{
    error::ApiResult,
    http::{self, Body},
    routes::answering::guard::with_link,
    state::State,
    use_cases::survey,
};

/// Open the questions of a school survey
///
/// With the secret of a class's link: the questions, and where to turn to. The same for every pupil of the class.
/// Wrong and ended links, and those of a round that takes no answers today, answer alike.
#[utoipa::path(tag = "School surveys", operation_id = "openSurvey", security(()), request_body = LinkToken,
    responses((status = 200, body = SurveyForm), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/answering/survey/open")]
pub(super) async fn open_survey(
    request: HttpRequest,
    state: Data<State>,
    body: Body<LinkToken>,
) -> ApiResult<HttpResponse> {
    let form = with_link(&request, &state, &body.value.token, survey::open).await?;
    Ok(http::json(&form))
}
