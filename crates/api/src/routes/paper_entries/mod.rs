//! Paper forms that are typed in twice.

mod discard;
mod enter;
mod first;
mod list;
mod second;
mod settle;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(first::make_paper_entry)
        .service(list::list_paper_entries)
        .service(second::enter_paper_again)
        .service(settle::settle_paper_entry)
        .service(discard::discard_paper_entry);
}
