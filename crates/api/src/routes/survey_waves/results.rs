//! The results of a round.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, survey::SurveyResultsView};
use headstart_domain::id::{SchoolId, kind};
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::SurveysRead},
    error::ApiResult,
    http::{self, Params, PathId},
    state::State,
    use_cases::survey,
};

/// Which school is set beside all.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ResultsQuery {
    /// The school; for staff of a school their own when absent, for others none.
    #[param(inline)]
    school_id: Option<SchoolId>,
}

/// Read the results of a round
///
/// Once it is closed: for each scale the mean with its 95 % interval in a school and in all schools of the round, by
/// school year and by sex; shares of bands where these were made from a whole population. Nothing is told of fewer
/// than ten responses, nor what would give them away; nor that nobody, or everybody, is in a band. Whoever may see
/// all schools sees each of them beside the others. The survey knows no reliable change and no added value: those
/// are for young people who were referred.
#[utoipa::path(tag = "School surveys", operation_id = "readSurveyResults",
    security(("session" = []), ("token" = ["surveys.read"])),
    params(("id" = String, Path, format = Uuid, description = "The round"), ResultsQuery),
    responses((status = 200, body = SurveyResultsView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/survey-waves/{id}/results")]
pub(super) async fn read_survey_results(
    allowed: Allowed<SurveysRead>,
    id: PathId<kind::SurveyWave>,
    state: Data<State>,
    Params(query): Params<ResultsQuery>,
) -> ApiResult<HttpResponse> {
    let found =
        state.store.read(move |tx| survey::results(tx, &allowed.caller, id.uid(), query.school_id)).await?;
    Ok(http::json(&found))
}
