//! Taking a school out of a round.

use actix_web::{HttpRequest, HttpResponse, delete, web::Data};
use headstart_contract::problem::Problem;
use headstart_domain::id::kind;

use super::school_of;
use crate::{
    auth::{Allowed, permits::SurveysManage},
    error::ApiResult,
    http::{IfMatch, PathId},
    state::State,
    use_cases::{survey, tools::Tools},
};

/// Take a school out of a round
///
/// Refused when pupils of it have answered. The version is that of the round.
#[utoipa::path(tag = "School surveys", operation_id = "removeSurveySchool",
    security(("session" = []), ("token" = ["surveys.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The round"),
        ("school_id" = String, Path, format = Uuid, description = "The school"),
        ("If-Match" = String, Header, description = "The ETag of the round as it was read")),
    responses((status = 204, description = "It is out"), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 428, body = Problem)))]
#[delete("/survey-waves/{id}/schools/{school_id}")]
pub(super) async fn remove_survey_school(
    allowed: Allowed<SurveysManage>,
    id: PathId<kind::SurveyWave>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let school = school_of(&request)?;
    let tools = Tools::new(&state, allowed.caller);
    state.store.write(move |tx| survey::remove_school(tx, &tools, id.uid(), school, version)).await?;
    Ok(HttpResponse::NoContent().finish())
}
