//! Organisations.

mod change;
mod create;
mod delete;
mod list;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_organisations)
        .service(create::create_organisation)
        .service(read::read_organisation)
        .service(change::change_organisation)
        .service(delete::delete_organisation);
}
