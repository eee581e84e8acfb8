//! The words of instruments: which there are, and those that a site uploads.

mod history;
mod options;
mod upload;
mod withdraw;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(options::list_wordings)
        .service(history::read_wording_history)
        .service(upload::upload_wording)
        .service(withdraw::withdraw_wording);
}
