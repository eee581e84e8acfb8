//! Completed instruments and their scores.

mod list;
mod record;
mod series;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list::list_measures).service(record::record_measure).service(series::read_score_series);
}
