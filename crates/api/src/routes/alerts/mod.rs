//! Risk items that were endorsed, and what was done.

mod acknowledge;
mod count;
mod list;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list::list_alerts).service(count::count_alerts).service(acknowledge::acknowledge_alert);
}
