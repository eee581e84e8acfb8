//! What a partnership asks for, and when.

mod change;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read::read_measuring).service(change::change_measuring);
}
