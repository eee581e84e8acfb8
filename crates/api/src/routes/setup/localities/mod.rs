//! Localities.

mod change;
mod create;
mod delete;
mod list;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_localities)
        .service(create::create_locality)
        .service(read::read_locality)
        .service(change::change_locality)
        .service(delete::delete_locality);
}
