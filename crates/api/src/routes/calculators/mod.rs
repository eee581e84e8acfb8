//! Scoring and statistics, as the product computes them.

mod list;
mod run;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list::list_calculators).service(run::run_calculator);
}
