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

fn pages() -> AnyView {
    view! {
        <Routes fallback=|| page(view! { <NotFound /> }.into_any())>
            <Route path=path!("/") view=start_page />
            <Route path=path!("/referrals") view=inbox_page />
            <Route path=path!("/referrals/new") view=drafts_start />
            <ParentRoute path=path!("/referrals/drafts/:id") view=draft_frame>
                <Route path=path!("") view=task_page />
                <Route path=path!("young-person") view=young_person_part />
                <Route path=path!("worry") view=worry_part />
                <Route path=path!("tried") view=tried_part />
                <Route path=path!("consent") view=consent_part />
                <Route path=path!("contact") view=contact_part />
                <Route path=path!("referrer") view=referrer_part />
                <Route path=path!("check") view=check_answers />
            </ParentRoute>
            <Route path=path!("/referrals/:id") view=referral_page />
            <Route path=path!("/referrals/:id/:action") view=referral_move_page />
            <Route path=path!("/panel") view=panel_page />
            <Route path=path!("/outcomes") view=outcomes_page />
            <ParentRoute path=path!("/setup") view=setup_frame>
                <Route path=path!("") view=|| view! { <Redirect path="/setup/localities" /> } />
                <Route path=path!("localities") view=localities_page />
                <Route path=path!("clusters") view=clusters_page />
                <Route path=path!("schools") view=schools_page />
                <Route path=path!("organisations") view=organisations_page />
                <Route path=path!("offers") view=offers_page />
                <Route path=path!("users") view=users_page />
                <Route path=path!("programs") view=clients_page />
            </ParentRoute>
            <Route path=path!("/caseload") view=caseload_page />
            <Route path=path!("/young-people") view=search_page />
            <ParentRoute path=path!("/young-people/:id") view=record_frame>
                <Route path=path!("") view=overview_page />
                <Route path=path!("change") view=edit_page />
                <Route path=path!("timeline") view=timeline_page />
                <Route path=path!("measures") view=scores_page />
                <Route path=path!("referrals") view=referrals_page />
                <Route path=path!("episodes") view=episodes_page />
                <Route path=path!("consents") view=consents_page />
                <Route path=path!("access") view=access_page />
            </ParentRoute>
            <ParentRoute path=path!("/episodes/:id") view=episode_frame>
                <Route path=path!("") view=support_page />
                <Route path=path!("do/:action") view=episode_move_page />
                <Route path=path!("sessions") view=sessions_page />
                <Route path=path!("sessions/new") view=session_form_page />
                <Route path=path!("goals") view=goals_page />
                <Route path=path!("placements") view=placements_page />
                <Route path=path!("placements/:placement/:action") view=placement_move_page />
                <Route path=path!("measures") view=measures_page />
                <Route path=path!("measures/new") view=measure_form_page />
            </ParentRoute>
        </Routes>
    }
    .into_any()
}
