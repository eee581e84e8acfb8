//! The rounds of the partnership.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyWaveView};

use crate::{
    auth::{Allowed, permits::SurveysRead},
    error::ApiResult,
    http,
    state::State,
    use_cases::survey,
};

/// List rounds of the school survey
///
/// Newest first, the last 200, each with its response rate as it is now. Staff of a school see the rounds in which
/// their school takes part, once they are open, with the rate of their school.
#[utoipa::path(tag = "School surveys", operation_id = "listSurveyWaves",
    security(("session" = []), ("token" = ["surveys.read"])),
    responses((status = 200, body = Vec<SurveyWaveView>), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/survey-waves")]
pub(super) async fn list_survey_waves(
    allowed: Allowed<SurveysRead>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let found = state.store.read(move |tx| survey::list(tx, &allowed.caller)).await?;
    Ok(http::json(&found))
}
