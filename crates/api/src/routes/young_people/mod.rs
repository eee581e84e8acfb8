//! Young people.

mod audit;
mod change;
mod consent;
mod likely;
mod read;
mod search;
mod timeline;
mod withdraw;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(search::search_young_people)
        .service(likely::find_likely_people)
        .service(read::read_young_person)
        .service(change::change_young_person)
        .service(timeline::read_timeline)
        .service(consent::record_consent)
        .service(withdraw::withdraw_consent)
        .service(audit::read_audit);
}
