//! Referrals.

mod count;
mod create;
mod list;
mod read;
mod same_person;
mod screening;
mod transition;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create::create_referral)
        .service(list::list_referrals)
        .service(count::count_referrals)
        .service(read::read_referral)
        .service(screening::read_screening)
        // Before the moves, whose address would take it.
        .service(same_person::answer_same_person)
        .service(transition::move_referral);
}
