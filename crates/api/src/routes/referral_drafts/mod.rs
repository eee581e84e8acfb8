//! Referrals not yet sent.

mod create;
mod delete;
mod list;
mod read;
mod save;
mod submit;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create::create_draft)
        .service(list::list_drafts)
        .service(read::read_draft)
        .service(save::save_draft)
        .service(delete::delete_draft)
        .service(submit::submit_draft);
}
