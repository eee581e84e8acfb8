//! Accounts of programs.

mod create;
mod deactivate;
mod list;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list::list_clients).service(create::create_client).service(deactivate::deactivate_client);
}
