//! Changing a round.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyWaveView};
use headstart_domain::{id::kind, survey::WavePlan};

use crate::{
    auth::{Allowed, permits::SurveysManage},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::survey,
};

/// Change a round of the school survey
///
/// All of it while it is a draft; its name and last day while it is open; nothing once it is closed.
#[utoipa::path(tag = "School surveys", operation_id = "changeSurveyWave",
    security(("session" = []), ("token" = ["surveys.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The round"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = WavePlan,
    responses((status = 200, body = SurveyWaveView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/survey-waves/{id}")]
pub(super) async fn change_survey_wave(
    allowed: Allowed<SurveysManage>,
    id: PathId<kind::SurveyWave>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<WavePlan>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| survey::change(tx, &allowed.caller, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
