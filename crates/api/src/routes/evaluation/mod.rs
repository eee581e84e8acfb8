//! Outcomes of the programme, and scores for evaluators.

mod export_scores;
mod outcomes;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(outcomes::read_outcomes).service(export_scores::export_scores);
}
