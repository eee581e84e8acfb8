//! Putting a school into a round.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyWaveView};
use headstart_domain::{id::kind, survey::SchoolPlan};

use super::school_of;
use crate::{
    auth::{Allowed, permits::SurveysManage},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{survey, tools::Tools},
};

/// Put a school into a round, or change its classes
///
/// A class is told by its school year and name; it keeps its link as long as both stay. A class with answers cannot
/// be taken out. The version is that of the round.
#[utoipa::path(tag = "School surveys", operation_id = "putSurveySchool",
    security(("session" = []), ("token" = ["surveys.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The round"),
        ("school_id" = String, Path, format = Uuid, description = "The school"),
        ("If-Match" = String, Header, description = "The ETag of the round as it was read")),
    request_body = SchoolPlan,
    responses((status = 200, body = SurveyWaveView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/survey-waves/{id}/schools/{school_id}")]
pub(super) async fn put_survey_school(
    allowed: Allowed<SurveysManage>,
    id: PathId<kind::SurveyWave>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<SchoolPlan>,
) -> ApiResult<HttpResponse> {
    let school = school_of(&request)?;
    let tools = Tools::new(&state, allowed.caller);
    let view = state
        .store
        .write(move |tx| survey::put_school(tx, &tools, id.uid(), school, &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
