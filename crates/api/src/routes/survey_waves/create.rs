//! Making a round.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyWaveView};
use headstart_domain::survey::WavePlan;

use crate::{
    auth::{Allowed, permits::SurveysManage},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{survey, tools::Tools},
};

/// Make a round of the school survey
///
/// It starts as a draft: put its schools and classes in, then open it.
#[utoipa::path(tag = "School surveys", operation_id = "createSurveyWave",
    security(("session" = []), ("token" = ["surveys.manage"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = WavePlan,
    responses((status = 201, body = SurveyWaveView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/survey-waves")]
pub(super) async fn create_survey_wave(
    allowed: Allowed<SurveysManage>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<WavePlan>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let view = survey::create(tx, &tools, &body.value)?;
        let (version, location) = (Some(view.version), Some(format!("/api/v1/survey-waves/{}", view.id)));
        Ok(Created { value: view, version, location })
    })
    .await
}
