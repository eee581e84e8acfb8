//! The set-up in one document.

mod load;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(load::load_setup_file);
}
