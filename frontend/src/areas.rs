//! The pages by area. The code of an area is split off into a file of its own (`cargo xtask build-web` does it);
//! naming a page here loads that file when it is first asked for.
use crate::later::{Loaded, Page};
use leptos::wasm_split::wasm_split;

/// Making a referral.
#[derive(Clone, Copy)]
pub enum Refer {
    Start,
    Frame,
    Tasks,
    YoungPerson,
    SamePerson,
    Worry,
    Tried,
    Consent,
    Contact,
    Referrer,
    Check,
}

/// The code of a page on which a referral is made.
#[wasm_split(refer, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn refer(page: Refer) -> Loaded {
    use crate::referrals::draft as d;
    Ok(match page {
        Refer::Start => d::drafts_start::drafts_start,
        Refer::Frame => d::task_page::draft_frame,
        Refer::Tasks => d::task_page::task_page,
        Refer::YoungPerson => d::young_person_part::young_person_part,
        Refer::SamePerson => d::same_person::same_person,
        Refer::Worry => d::worry_part::worry_part,
        Refer::Tried => d::tried_part::tried_part,
        Refer::Consent => d::consent_part::consent_part,
        Refer::Contact => d::contact_part::contact_part,
        Refer::Referrer => d::referrer_part::referrer_part,
        Refer::Check => d::check_answers::check_answers as Page,
    })
}

/// Working with what was referred: decisions, records, support.
#[derive(Clone, Copy)]
pub enum Work {
    Referral,
    ReferralMove,
    SamePerson,
    Panel,
    Alerts,
    SeenAlerts,
    Caseload,
    Search,
    Record,
    Overview,
    Change,
    Timeline,
    Scores,
    Referrals,
    Episodes,
    Consents,
    Access,
    Support,
    SupportOverview,
    SupportMove,
    Sessions,
    NewSession,
    CorrectSession,
    Goals,
    CorrectGoal,
    Placements,
    PlacementMove,
    Measures,
    NewMeasure,
    Ask,
    Review,
    PlainSummary,
}

/// The code of a page of records.
#[wasm_split(work, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn work(page: Work) -> Loaded {
    use crate::{alerts, answering, caseload, summaries};
    use crate::{episodes as e, measures as m, panel, referrals, young_people as y};
    Ok(match page {
        Work::Referral => referrals::referral_page::referral_page,
        Work::ReferralMove => referrals::referral_page::referral_move_page,
        Work::SamePerson => referrals::same_person_page::same_person_page,
        Work::Panel => panel::panel_page::panel_page,
        Work::Alerts => alerts::alerts_page::alerts_page,
        Work::SeenAlerts => alerts::alerts_page::seen_alerts_page,
        Work::Caseload => caseload::caseload_page::caseload_page,
        Work::Search => y::search_page::search_page,
        Work::Record => y::record_frame::record_frame,
        Work::Overview => y::overview_page::overview_page,
        Work::Change => y::edit_page::edit_page,
        Work::Timeline => y::timeline_page::timeline_page,
        Work::Scores => y::scores_page::scores_page,
        Work::Referrals => y::record_lists::referrals_page,
        Work::Episodes => y::record_lists::episodes_page,
        Work::Consents => y::consents_page::consents_page,
        Work::Access => y::access_page::access_page,
        Work::Support => e::episode_frame::episode_frame,
        Work::SupportOverview => e::overview_page::overview_page,
        Work::SupportMove => e::episode_move_pages::episode_move_page,
        Work::Sessions => e::sessions_page::sessions_page,
        Work::NewSession => e::session_form::session_form_page,
        Work::CorrectSession => e::session_form::session_correction_page,
        Work::CorrectGoal => e::goal_correction_page::goal_correction_page,
        Work::Goals => e::goals_page::goals_page,
        Work::Placements => e::placements_page::placements_page,
        Work::PlacementMove => e::episode_move_pages::placement_move_page,
        Work::Measures => m::measures_list::measures_page,
        Work::Ask => answering::ask_page::ask_page,
        Work::Review => summaries::review_page::review_page,
        Work::PlainSummary => summaries::plain_page::plain_page,
        Work::NewMeasure => m::measure_form::measure_form_page as Page,
    })
}

/// Setting up a partnership.
#[derive(Clone, Copy)]
pub enum Setup {
    Frame,
    Localities,
    Clusters,
    Schools,
    Organisations,
    Offers,
    Population,
    Measuring,
    Wordings,
    Users,
    Programs,
}

/// The code of a page of the set-up.
#[wasm_split(setup, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn setup(page: Setup) -> Loaded {
    use crate::setup as s;
    Ok(match page {
        Setup::Frame => s::setup_frame::setup_frame,
        Setup::Localities => s::localities_page::localities_page,
        Setup::Clusters => s::clusters_page::clusters_page,
        Setup::Schools => s::schools_page::schools_page,
        Setup::Organisations => s::organisations_page::organisations_page,
        Setup::Offers => s::offers_page::offers_page,
        Setup::Population => s::population_page::population_page,
        Setup::Measuring => s::measuring_page::measuring_page,
        Setup::Wordings => s::wordings_page::wordings_page,
        Setup::Users => s::users_page::users_page,
        Setup::Programs => s::clients_page::clients_page as Page,
    })
}

/// What changed for young people.
#[derive(Clone, Copy)]
pub enum Outcomes {
    Groups,
    Scale,
    Rows,
    ChangeRows,
    MeasurableChange,
    AddedValue,
    AddedValueRows,
    Reach,
    ReachRows,
    Referrals,
    Published,
    PublishedTable,
}

/// The code of a page of outcomes.
#[wasm_split(outcomes, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn outcomes(page: Outcomes) -> Loaded {
    use crate::outcomes as o;
    Ok(match page {
        Outcomes::Groups => o::outcomes_page::outcomes_page,
        Outcomes::Scale => o::scale_page::scale_page,
        Outcomes::Rows => o::rows_page::rows_page,
        Outcomes::ChangeRows => o::change_rows_page::change_rows_page,
        Outcomes::MeasurableChange => o::change_page::change_page,
        Outcomes::AddedValue => o::added_value_page::added_value_page,
        Outcomes::AddedValueRows => o::added_value_rows_page::added_value_rows_page,
        Outcomes::Reach => o::reach_page::reach_page,
        Outcomes::ReachRows => o::reach_rows_page::reach_rows_page,
        Outcomes::Referrals => o::referrals_page::referrals_page,
        Outcomes::Published => o::published_pages::published_page,
        Outcomes::PublishedTable => o::published_pages::published_table_page as Page,
    })
}

/// Data sets frozen for evaluators.
#[derive(Clone, Copy)]
pub enum Releases {
    Projects,
    Freeze,
    Dictionary,
    Release,
}

/// The code of a page of releases.
#[wasm_split(releases, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn releases(page: Releases) -> Loaded {
    use crate::releases as r;
    Ok(match page {
        Releases::Projects => r::projects_page::projects_page,
        Releases::Freeze => r::freeze_page::freeze_page,
        Releases::Dictionary => r::dictionary_page::dictionary_page,
        Releases::Release => r::release_page::release_page as Page,
    })
}

/// The school survey.
#[derive(Clone, Copy)]
pub enum Surveys {
    Rounds,
    New,
    Round,
    Change,
    Move,
    School,
    Results,
}

/// The code of a page of the school survey.
#[wasm_split(surveys, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn surveys(page: Surveys) -> Loaded {
    use crate::surveys as s;
    Ok(match page {
        Surveys::Rounds => s::rounds_page::rounds_page,
        Surveys::New => s::round_form::new_round_page,
        Surveys::Round => s::round_page::round_page,
        Surveys::Change => s::round_form::change_round_page,
        Surveys::Move => s::round_move_page::round_move_page,
        Surveys::School => s::school_page::school_page,
        Surveys::Results => s::results_page::results_page as Page,
    })
}
