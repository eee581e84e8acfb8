//! The instruments that can be completed.

mod list;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list::list_instruments).service(read::read_instrument);
}
