//! Placements in offers.

mod transition;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(transition::move_placement);
}
