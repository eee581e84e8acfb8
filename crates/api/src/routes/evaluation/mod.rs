//! Outcomes of the programme, and data for evaluators: scores as they are now, and releases that never change.

mod added_value;
mod added_value_rows;
mod change_rows;
mod data_dictionary;
mod definition;
mod export_scores;
mod figure_rows;
mod funnel;
mod group_query;
mod measurable_change;
mod outcome_query;
mod outcomes;
mod over_time;
mod projects;
mod published;
mod reach;
mod reach_rows;
mod referrals_over_time;
mod releases;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(outcomes::read_outcomes)
        .service(definition::read_outcome_definition)
        .service(over_time::read_outcomes_over_time)
        .service(funnel::read_outcome_funnel)
        .service(figure_rows::list_figure_rows)
        .service(measurable_change::read_measurable_change)
        .service(change_rows::list_measurable_change_rows)
        .service(added_value::read_added_value)
        .service(added_value_rows::list_added_value_rows)
        .service(reach::read_reach)
        .service(reach_rows::list_reach_rows)
        .service(referrals_over_time::read_referrals_over_time)
        .service(export_scores::export_scores)
        .service(data_dictionary::read_data_dictionary);
    published::routes(config);
    projects::routes(config);
    releases::routes(config);
}
