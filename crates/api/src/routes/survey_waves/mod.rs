//! Rounds of the school survey: set up, opened, closed; schools, classes and links; response rates and results.

mod change;
mod create;
mod export_responses;
mod instruments;
mod list;
mod make_links;
mod put_school;
mod read;
mod remove_school;
mod results;
mod schools;
mod transition;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(instruments::list_survey_instruments)
        .service(list::list_survey_waves)
        .service(create::create_survey_wave)
        .service(read::read_survey_wave)
        .service(change::change_survey_wave)
        .service(schools::list_survey_schools)
        .service(put_school::put_survey_school)
        .service(remove_school::remove_survey_school)
        .service(make_links::make_survey_links)
        .service(results::read_survey_results)
        .service(export_responses::export_survey_responses)
        .service(transition::move_survey_wave);
}

/// The school that an address names.
fn school_of(request: &actix_web::HttpRequest) -> crate::error::ApiResult<headstart_store::Uid> {
    let school = request.match_info().get("school_id").and_then(|text| text.parse().ok());
    school.map(headstart_store::Uid).ok_or_else(crate::error::ApiError::not_found)
}
