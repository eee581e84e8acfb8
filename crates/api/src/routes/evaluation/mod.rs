//! Outcomes of the programme, and data for evaluators: scores as they are now, and releases that never change.

mod data_dictionary;
mod export_scores;
mod outcomes;
mod projects;
mod releases;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(outcomes::read_outcomes)
        .service(export_scores::export_scores)
        .service(data_dictionary::read_data_dictionary);
    projects::routes(config);
    releases::routes(config);
}
