//! The browser's session.

mod begin;
mod change_password;
mod create;
mod delete;
mod read;
mod view;
mod wrong_password;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create::create_session)
        .service(read::read_session)
        .service(delete::delete_session)
        .service(change_password::change_password);
}
