//! The endpoints: a folder for each resource, a file for each endpoint.

pub mod about;
pub mod alerts;
pub mod answer_links;
pub mod answering;
pub mod calculators;
pub mod clients;
pub mod episodes;
pub mod evaluation;
pub mod health;
pub mod instruments;
pub mod measures;
pub mod measuring;
pub mod oauth;
pub mod openapi;
pub mod paper_entries;
pub mod placements;
pub mod problem_docs;
pub mod referral_drafts;
pub mod referrals;
pub mod session;
pub mod setup;
pub mod survey_answers;
pub mod survey_waves;
pub mod tiers;
pub mod users;
pub mod wordings;
pub mod young_people;

use utoipa_actix_web::service_config::ServiceConfig;

/// Everything under `/api/v1`.
pub fn api(config: &mut ServiceConfig<'_>) {
    about::routes(config);
    session::routes(config);
    referral_drafts::routes(config);
    referrals::routes(config);
    young_people::routes(config);
    measures::routes(config);
    wordings::routes(config);
    answer_links::routes(config);
    answering::routes(config);
    paper_entries::routes(config);
    alerts::routes(config);
    measuring::routes(config);
    episodes::routes(config);
    placements::routes(config);
    instruments::routes(config);
    survey_waves::routes(config);
    survey_answers::routes(config);
    evaluation::routes(config);
    calculators::routes(config);
    tiers::routes(config);
    setup::routes(config);
    users::routes(config);
    clients::routes(config);
}

/// What lies outside `/api/v1`.
pub fn root(config: &mut ServiceConfig<'_>) {
    health::routes(config);
    oauth::routes(config);
}
