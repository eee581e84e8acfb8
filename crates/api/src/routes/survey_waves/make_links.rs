//! Making links for the classes of a school.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    survey::{SurveyLinksInput, SurveyLinksMade},
};
use headstart_domain::id::kind;

use super::school_of;
use crate::{
    auth::{Allowed, permits::SurveysManage},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{survey, tools::Tools},
};

/// Make links for the classes of a school
///
/// One for each class, for all its pupils; or for the classes that are named. The addresses are told this once, to
/// print or to put on tablets. A link that a class had before stops working. Links work while the round is open.
#[utoipa::path(tag = "School surveys", operation_id = "makeSurveyLinks",
    security(("session" = []), ("token" = ["surveys.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The round"),
        ("school_id" = String, Path, format = Uuid, description = "The school"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = SurveyLinksInput,
    responses((status = 201, body = SurveyLinksMade), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/survey-waves/{id}/schools/{school_id}/links")]
pub(super) async fn make_survey_links(
    allowed: Allowed<SurveysManage>,
    id: PathId<kind::SurveyWave>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<SurveyLinksInput>,
) -> ApiResult<HttpResponse> {
    let school = school_of(&request)?;
    let tools = Tools::new(&state, allowed.caller.clone());
    let public_url = state.config.public_url.clone();
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = survey::make_links(tx, &tools, id.uid(), school, &body.value, &public_url)?;
        Ok(Created { value, version: None, location: None })
    })
    .await
}
