//! The responses of a round for evaluators, as CSV.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::problem::Problem;
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EvaluationExport},
    error::ApiResult,
    http::PathId,
    state::State,
    use_cases::{survey::export, tools::Tools},
};

/// Pull the responses of a round
///
/// Once it is closed: one line for each response, in an order that is none of arrival, as CSV with a heading; answers
/// and scores of every instrument. No line tells a class or a day. The school bears a pseudonym, and school, school
/// year, sex, ethnic group, special needs and free school meals are withheld where fewer than ten responses would be
/// alike; `withheld` says which. `pupil` is the same for a pupil's responses in later rounds at the same school,
/// where they gave the same code and nobody else of that round did: it joins rounds, and not every pupil.
#[utoipa::path(tag = "School surveys", operation_id = "exportSurveyResponses",
    security(("session" = []), ("token" = ["evaluation.export"])),
    params(("id" = String, Path, format = Uuid, description = "The round")),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 503, body = Problem)))]
#[get("/survey-waves/{id}/responses.csv")]
pub(super) async fn export_survey_responses(
    allowed: Allowed<EvaluationExport>,
    id: PathId<kind::SurveyWave>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let export = state.store.read(move |tx| export::prepare(tx, &tools, id.uid())).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("Content-Disposition", "attachment; filename=\"survey-responses.csv\""))
        .streaming(export.stream(State::clone(&state))))
}
