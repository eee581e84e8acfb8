//! Postcodes.

mod lookup;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(lookup::look_up_postcode);
}
