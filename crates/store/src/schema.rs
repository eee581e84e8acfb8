//! The tables, as diesel sees them on both databases. Column meanings stand in the migrations.
#![expect(missing_docs, reason = "the migrations explain tables and columns")]

mod accounts;
mod answering;
mod audits;
mod episodes;
mod evaluations;
mod measures;
mod outcomes;
mod partnerships;
mod people;
mod references;
mod referrals;
mod surveys;

pub use accounts::*;
pub use answering::*;
pub use audits::*;
pub use episodes::*;
pub use evaluations::*;
pub use measures::*;
pub use outcomes::*;
pub use partnerships::*;
pub use people::*;
pub use references::*;
pub use referrals::*;
pub use surveys::*;

diesel::joinable!(referral -> young_person (young_person_id));
diesel::joinable!(episode -> young_person (young_person_id));
diesel::joinable!(referral -> locality (locality_id));
diesel::joinable!(referral -> school (school_id));
diesel::joinable!(episode -> locality (locality_id));
diesel::joinable!(episode -> account (lead_worker_id));
diesel::joinable!(young_person -> school (school_id));
diesel::joinable!(young_person -> locality (locality_id));
diesel::joinable!(offer -> organisation (organisation_id));
diesel::joinable!(placement -> episode (episode_id));
diesel::joinable!(placement -> offer (offer_id));
diesel::joinable!(score -> young_person (young_person_id));
diesel::joinable!(score -> episode (episode_id));
diesel::joinable!(score -> measure (measure_id));
diesel::joinable!(measure -> episode (episode_id));
diesel::joinable!(answer_link -> episode (episode_id));
diesel::joinable!(answer_link -> young_person (young_person_id));
diesel::joinable!(survey_school -> survey_wave (wave_id));
diesel::joinable!(survey_school -> school (school_id));
diesel::joinable!(survey_class -> survey_wave (wave_id));
diesel::joinable!(browser_session -> account (account_id));

diesel::allow_tables_to_appear_in_same_query!(
    lsoa,
    postcode_area,
    bank_holiday,
    code_entry,
    partnership,
    locality,
    ward,
    population,
    cluster,
    school,
    organisation,
    offer,
    account,
    browser_session,
    client,
    signing_key,
    idempotency,
    young_person,
    person_access,
    told_apart,
    joined_person,
    consent,
    referral_draft,
    referral,
    history,
    episode,
    placement,
    support_session,
    goal,
    measure,
    score,
    instrument_wording,
    answer_link,
    alert,
    paper_entry,
    measuring,
    survey_wave,
    survey_school,
    survey_class,
    survey_response,
    paired_score,
    outcome_summary,
    outcome_left_out,
    audit,
);
