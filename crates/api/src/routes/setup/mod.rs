//! How a partnership is set up.

mod clusters;
mod file;
mod localities;
mod offers;
mod organisations;
mod population;
mod postcodes;
mod schools;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    localities::routes(config);
    clusters::routes(config);
    schools::routes(config);
    organisations::routes(config);
    offers::routes(config);
    population::routes(config);
    postcodes::routes(config);
    file::routes(config);
}
