//! Opening and closing a round.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyWaveView};
use headstart_domain::{id::kind, survey::WaveAction};

use crate::{
    auth::{Allowed, permits::SurveysManage},
    error::{ApiError, ApiResult},
    http::{IfMatch, PathId, with_etag},
    state::State,
    use_cases::{survey, tools::Tools},
};

/// Open or close a round of the school survey
///
/// Opening fixes what is asked and the words that pupils read; it needs a class and the words of every instrument.
/// Closing ends all links for good: results can be read then, and a round cannot be opened again.
#[utoipa::path(tag = "School surveys", operation_id = "moveSurveyWave",
    security(("session" = []), ("token" = ["surveys.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The round"),
        ("action" = inline(WaveAction), Path, description = "What is done"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    responses((status = 200, body = SurveyWaveView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/survey-waves/{id}/{action}")]
pub(super) async fn move_survey_wave(
    allowed: Allowed<SurveysManage>,
    id: PathId<kind::SurveyWave>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let action: WaveAction = request
        .match_info()
        .get("action")
        .and_then(|action| action.parse().ok())
        .ok_or_else(ApiError::not_found)?;
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.write(move |tx| survey::transition(tx, &tools, id.uid(), action, version)).await?;
    Ok(with_etag(&request, view.version, &view))
}
