//! Forms answered without an account. Whoever holds a link proves it with the secret in the body; neither cookies
//! nor tokens count here, and no secret is ever part of an address.

mod discard;
pub(super) mod guard;
mod keep;
mod open;
mod submit;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(open::open_form)
        .service(keep::keep_answers)
        .service(discard::discard_answers)
        .service(submit::submit_answers);
}
