//! Links through which somebody answers without an account.

mod cancel;
mod list;
mod make;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(make::make_answer_link)
        .service(list::list_answer_links)
        .service(cancel::cancel_answer_link);
}
