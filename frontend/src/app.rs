//! The pages by address.
use crate::caseload::caseload_page::caseload_page;
use crate::episodes::episode_frame::episode_frame;
use crate::episodes::episode_move_pages::{episode_move_page, placement_move_page};
use crate::episodes::goals_page::goals_page;
use crate::episodes::overview_page::overview_page as support_page;
use crate::episodes::placements_page::placements_page;
use crate::episodes::session_form::session_form_page;
use crate::episodes::sessions_page::sessions_page;
use crate::inbox::inbox_page::inbox_page;
use crate::measures::measure_form::measure_form_page;
use crate::measures::measures_list::measures_page;
use crate::outcomes::outcomes_page::outcomes_page;
use crate::panel::panel_page::panel_page;
use crate::referrals::draft::check_answers::check_answers;
use crate::referrals::draft::consent_part::consent_part;
use crate::referrals::draft::contact_part::contact_part;
use crate::referrals::draft::drafts_start::drafts_start;
use crate::referrals::draft::referrer_part::referrer_part;
use crate::referrals::draft::task_page::{draft_frame, task_page};
use crate::referrals::draft::tried_part::tried_part;
use crate::referrals::draft::worry_part::worry_part;
use crate::referrals::draft::young_person_part::young_person_part;
use crate::referrals::referral_page::{referral_move_page, referral_page};
use crate::setup::clients_page::clients_page;
use crate::setup::clusters_page::clusters_page;
use crate::setup::localities_page::localities_page;
use crate::setup::offers_page::offers_page;
use crate::setup::organisations_page::organisations_page;
use crate::setup::schools_page::schools_page;
use crate::setup::setup_frame::setup_frame;
use crate::setup::users_page::users_page;
use crate::shell::flash::Flash;
use crate::shell::frame::Frame;
use crate::shell::session_state::SessionState;
use crate::shell::start::start_page;
use crate::widgets::page_state::NotFound;
use crate::young_people::access_page::access_page;
use crate::young_people::consents_page::consents_page;
use crate::young_people::edit_page::edit_page;
use crate::young_people::overview_page::overview_page;
use crate::young_people::record_frame::record_frame;
use crate::young_people::record_lists::{episodes_page, referrals_page};
use crate::young_people::scores_page::scores_page;
use crate::young_people::search_page::search_page;
use crate::young_people::timeline_page::timeline_page;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = SessionState::new();
    provide_context(session);
    provide_context(Flash::new());
    session.load();
    view! {
        <Router>
            <Frame pages=ViewFn::from(pages) />
        </Router>
    }
}

/// A page within the usual margins.
pub fn page(content: AnyView) -> AnyView {
    view! { <main class="app-wide govuk-main-wrapper" id="main">{content}</main> }.into_any()
}

/// The function of a page as a plain pointer: one type for all pages, so that the router is compiled once for all
/// of them and not once for each.
fn at(page: fn() -> AnyView) -> fn() -> AnyView {
    page
}

fn first_of_setup() -> AnyView {
    view! { <Redirect path="/setup/localities" /> }.into_any()
}

fn pages() -> AnyView {
    view! {
        <Routes fallback=|| page(view! { <NotFound /> }.into_any())>
            <Route path=path!("/") view=at(start_page) />
            <Route path=path!("/referrals") view=at(inbox_page) />
            <Route path=path!("/referrals/new") view=at(drafts_start) />
            <ParentRoute path=path!("/referrals/drafts/:id") view=at(draft_frame)>
                <Route path=path!("") view=at(task_page) />
                <Route path=path!("young-person") view=at(young_person_part) />
                <Route path=path!("worry") view=at(worry_part) />
                <Route path=path!("tried") view=at(tried_part) />
                <Route path=path!("consent") view=at(consent_part) />
                <Route path=path!("contact") view=at(contact_part) />
                <Route path=path!("referrer") view=at(referrer_part) />
                <Route path=path!("check") view=at(check_answers) />
            </ParentRoute>
            <Route path=path!("/referrals/:id") view=at(referral_page) />
            <Route path=path!("/referrals/:id/:action") view=at(referral_move_page) />
            <Route path=path!("/panel") view=at(panel_page) />
            <Route path=path!("/outcomes") view=at(outcomes_page) />
            <ParentRoute path=path!("/setup") view=at(setup_frame)>
                <Route path=path!("") view=at(first_of_setup) />
                <Route path=path!("localities") view=at(localities_page) />
                <Route path=path!("clusters") view=at(clusters_page) />
                <Route path=path!("schools") view=at(schools_page) />
                <Route path=path!("organisations") view=at(organisations_page) />
                <Route path=path!("offers") view=at(offers_page) />
                <Route path=path!("users") view=at(users_page) />
                <Route path=path!("programs") view=at(clients_page) />
            </ParentRoute>
            <Route path=path!("/caseload") view=at(caseload_page) />
            <Route path=path!("/young-people") view=at(search_page) />
            <ParentRoute path=path!("/young-people/:id") view=at(record_frame)>
                <Route path=path!("") view=at(overview_page) />
                <Route path=path!("change") view=at(edit_page) />
                <Route path=path!("timeline") view=at(timeline_page) />
                <Route path=path!("measures") view=at(scores_page) />
                <Route path=path!("referrals") view=at(referrals_page) />
                <Route path=path!("episodes") view=at(episodes_page) />
                <Route path=path!("consents") view=at(consents_page) />
                <Route path=path!("access") view=at(access_page) />
            </ParentRoute>
            <ParentRoute path=path!("/episodes/:id") view=at(episode_frame)>
                <Route path=path!("") view=at(support_page) />
                <Route path=path!("do/:action") view=at(episode_move_page) />
                <Route path=path!("sessions") view=at(sessions_page) />
                <Route path=path!("sessions/new") view=at(session_form_page) />
                <Route path=path!("goals") view=at(goals_page) />
                <Route path=path!("placements") view=at(placements_page) />
                <Route path=path!("placements/:placement/:action") view=at(placement_move_page) />
                <Route path=path!("measures") view=at(measures_page) />
                <Route path=path!("measures/new") view=at(measure_form_page) />
            </ParentRoute>
        </Routes>
    }
    .into_any()
}
