//! What may be asked.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyInstrumentView};

use crate::{
    auth::{Allowed, permits::SurveysManage},
    error::ApiResult,
    http,
    state::State,
    use_cases::survey,
};

/// List the instruments of school surveys
///
/// Those of the Wellbeing Measurement Framework and what followed it, without risk items: nobody reads a single
/// pupil's answers. A round can be opened when the words of all its instruments are there.
#[utoipa::path(tag = "School surveys", operation_id = "listSurveyInstruments",
    security(("session" = []), ("token" = ["surveys.manage"])),
    responses((status = 200, body = Vec<SurveyInstrumentView>), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/survey-instruments")]
pub(super) async fn list_survey_instruments(
    allowed: Allowed<SurveysManage>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let found = state.store.read(move |tx| survey::instruments(tx, &allowed.caller)).await?;
    Ok(http::json(&found))
}
