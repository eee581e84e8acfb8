//! Accounts of staff.

mod change;
mod create;
mod list;
mod new_password;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_users)
        .service(create::create_user)
        .service(read::read_user)
        .service(change::change_user)
        .service(new_password::create_new_password);
}
