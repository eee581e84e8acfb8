//! One round.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyWaveView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SurveysRead},
    error::ApiResult,
    http::{PathId, etag},
    state::State,
    use_cases::survey,
};

/// Read a round of the school survey
///
/// Its rate moves with every answer, its version with every change of what is asked; the `ETag` is of the version.
#[utoipa::path(tag = "School surveys", operation_id = "readSurveyWave",
    security(("session" = []), ("token" = ["surveys.read"])),
    params(("id" = String, Path, format = Uuid, description = "The round")),
    responses((status = 200, body = SurveyWaveView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/survey-waves/{id}")]
pub(super) async fn read_survey_wave(
    allowed: Allowed<SurveysRead>,
    id: PathId<kind::SurveyWave>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.read(move |tx| survey::read(tx, &allowed.caller, id.uid())).await?;
    // Never 304: what changes with every answer does not change the version.
    Ok(HttpResponse::Ok().insert_header(("ETag", etag(view.version))).json(&view))
}
