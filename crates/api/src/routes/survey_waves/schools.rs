//! The schools of a round.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, survey::SurveySchoolView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SurveysRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{survey, tools::Tools},
};

/// List the schools and classes of a round
///
/// By name, with response rates as they are now: for the school, its school years and its classes. Staff of a
/// school see their own.
#[utoipa::path(tag = "School surveys", operation_id = "listSurveySchools",
    security(("session" = []), ("token" = ["surveys.read"])),
    params(("id" = String, Path, format = Uuid, description = "The round")),
    responses((status = 200, body = Vec<SurveySchoolView>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/survey-waves/{id}/schools")]
pub(super) async fn list_survey_schools(
    allowed: Allowed<SurveysRead>,
    id: PathId<kind::SurveyWave>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let found = state.store.read(move |tx| survey::list_schools(tx, &tools, id.uid())).await?;
    Ok(http::json(&found))
}
