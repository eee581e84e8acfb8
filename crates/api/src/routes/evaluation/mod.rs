//! Outcomes of the programme, and data for evaluators: scores as they are now, and releases that never change.

mod data_dictionary;
mod definition;
mod export_scores;
mod funnel;
mod outcome_query;
mod outcomes;
mod over_time;
mod projects;
mod releases;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(outcomes::read_outcomes)
        .service(definition::read_outcome_definition)
        .service(over_time::read_outcomes_over_time)
        .service(funnel::read_outcome_funnel)
        .service(export_scores::export_scores)
        .service(data_dictionary::read_data_dictionary);
    projects::routes(config);
    releases::routes(config);
}
