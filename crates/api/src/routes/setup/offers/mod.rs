//! Offers.

mod change;
mod create;
mod delete;
mod list;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_offers)
        .service(create::create_offer)
        .service(read::read_offer)
        .service(change::change_offer)
        .service(delete::delete_offer);
}
