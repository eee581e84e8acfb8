//! The pages by address.
use crate::alerts::alert_count::AlertsChanged;
use crate::areas::{self, Outcomes, Refer, Releases, Setup, Surveys, Work};
use crate::inbox::inbox_page::inbox_page;
use crate::later::{bare, later};
use crate::shell::flash::Flash;
use crate::shell::frame::Frame;
use crate::shell::password_page::password_page;
use crate::shell::session_state::SessionState;
use crate::shell::start::start_page;
use crate::widgets::page_state::NotFound;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = SessionState::new();
    provide_context(session);
    provide_context(Flash::new());
    provide_context(AlertsChanged(RwSignal::new(0)));
    session.load();
    crate::widgets::unsent::guard();
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
            <Route path=path!("/account/password") view=at(password_page) />
            <Route path=path!("/referrals") view=at(inbox_page) />
            <Route path=path!("/referrals/new") view=at(|| later(|| Box::pin(areas::refer(Refer::Start)), page)) />
            <ParentRoute path=path!("/referrals/drafts/:id") view=at(|| later(|| Box::pin(areas::refer(Refer::Frame)), page))>
                <Route path=path!("") view=at(|| later(|| Box::pin(areas::refer(Refer::Tasks)), bare)) />
                <Route path=path!("young-person") view=at(|| later(|| Box::pin(areas::refer(Refer::YoungPerson)), bare)) />
                <Route path=path!("same-person") view=at(|| later(|| Box::pin(areas::refer(Refer::SamePerson)), bare)) />
                <Route path=path!("worry") view=at(|| later(|| Box::pin(areas::refer(Refer::Worry)), bare)) />
                <Route path=path!("tried") view=at(|| later(|| Box::pin(areas::refer(Refer::Tried)), bare)) />
                <Route path=path!("consent") view=at(|| later(|| Box::pin(areas::refer(Refer::Consent)), bare)) />
                <Route path=path!("contact") view=at(|| later(|| Box::pin(areas::refer(Refer::Contact)), bare)) />
                <Route path=path!("referrer") view=at(|| later(|| Box::pin(areas::refer(Refer::Referrer)), bare)) />
                <Route path=path!("check") view=at(|| later(|| Box::pin(areas::refer(Refer::Check)), bare)) />
            </ParentRoute>
            <Route path=path!("/referrals/:id") view=at(|| later(|| Box::pin(areas::work(Work::Referral)), page)) />
            <Route path=path!("/referrals/:id/same-person/:person") view=at(|| later(|| Box::pin(areas::work(Work::SamePerson)), page)) />
            <Route path=path!("/referrals/:id/:action") view=at(|| later(|| Box::pin(areas::work(Work::ReferralMove)), page)) />
            <Route path=path!("/panel") view=at(|| later(|| Box::pin(areas::work(Work::Panel)), page)) />
            <Route path=path!("/outcomes") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::Groups)), page)) />
            <Route path=path!("/outcomes/scale") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::Scale)), page)) />
            <Route path=path!("/surveys") view=at(|| later(|| Box::pin(areas::surveys(Surveys::Rounds)), page)) />
            <Route path=path!("/surveys/new") view=at(|| later(|| Box::pin(areas::surveys(Surveys::New)), page)) />
            <Route path=path!("/surveys/:id") view=at(|| later(|| Box::pin(areas::surveys(Surveys::Round)), page)) />
            <Route path=path!("/surveys/:id/change") view=at(|| later(|| Box::pin(areas::surveys(Surveys::Change)), page)) />
            <Route path=path!("/surveys/:id/do/:action") view=at(|| later(|| Box::pin(areas::surveys(Surveys::Move)), page)) />
            <Route path=path!("/surveys/:id/results") view=at(|| later(|| Box::pin(areas::surveys(Surveys::Results)), page)) />
            <Route path=path!("/surveys/:id/schools/:school") view=at(|| later(|| Box::pin(areas::surveys(Surveys::School)), page)) />
            <Route path=path!("/outcomes/measurable-change/rows") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::ChangeRows)), page)) />
            <Route path=path!("/outcomes/rows") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::Rows)), page)) />
            <Route path=path!("/outcomes/measurable-change") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::MeasurableChange)), page)) />
            <Route path=path!("/outcomes/added-value/rows") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::AddedValueRows)), page)) />
            <Route path=path!("/outcomes/added-value") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::AddedValue)), page)) />
            <Route path=path!("/outcomes/reach/rows") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::ReachRows)), page)) />
            <Route path=path!("/outcomes/reach") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::Reach)), page)) />
            <Route path=path!("/outcomes/referrals") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::Referrals)), page)) />
            <Route path=path!("/outcomes/published") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::Published)), page)) />
            <Route path=path!("/outcomes/published/:id") view=at(|| later(|| Box::pin(areas::outcomes(Outcomes::PublishedTable)), page)) />
            <Route path=path!("/releases") view=at(|| later(|| Box::pin(areas::releases(Releases::Projects)), page)) />
            <Route path=path!("/releases/dictionary") view=at(|| later(|| Box::pin(areas::releases(Releases::Dictionary)), page)) />
            <Route path=path!("/releases/projects/:id/freeze") view=at(|| later(|| Box::pin(areas::releases(Releases::Freeze)), page)) />
            <Route path=path!("/releases/:id") view=at(|| later(|| Box::pin(areas::releases(Releases::Release)), page)) />
            <ParentRoute path=path!("/setup") view=at(|| later(|| Box::pin(areas::setup(Setup::Frame)), page))>
                <Route path=path!("") view=at(first_of_setup) />
                <Route path=path!("localities") view=at(|| later(|| Box::pin(areas::setup(Setup::Localities)), bare)) />
                <Route path=path!("clusters") view=at(|| later(|| Box::pin(areas::setup(Setup::Clusters)), bare)) />
                <Route path=path!("schools") view=at(|| later(|| Box::pin(areas::setup(Setup::Schools)), bare)) />
                <Route path=path!("organisations") view=at(|| later(|| Box::pin(areas::setup(Setup::Organisations)), bare)) />
                <Route path=path!("offers") view=at(|| later(|| Box::pin(areas::setup(Setup::Offers)), bare)) />
                <Route path=path!("population") view=at(|| later(|| Box::pin(areas::setup(Setup::Population)), bare)) />
                <Route path=path!("measuring") view=at(|| later(|| Box::pin(areas::setup(Setup::Measuring)), bare)) />
                <Route path=path!("wordings") view=at(|| later(|| Box::pin(areas::setup(Setup::Wordings)), bare)) />
                <Route path=path!("users") view=at(|| later(|| Box::pin(areas::setup(Setup::Users)), bare)) />
                <Route path=path!("programs") view=at(|| later(|| Box::pin(areas::setup(Setup::Programs)), bare)) />
            </ParentRoute>
            <Route path=path!("/alerts") view=at(|| later(|| Box::pin(areas::work(Work::Alerts)), page)) />
            <Route path=path!("/alerts/seen") view=at(|| later(|| Box::pin(areas::work(Work::SeenAlerts)), page)) />
            <Route path=path!("/caseload") view=at(|| later(|| Box::pin(areas::work(Work::Caseload)), page)) />
            <Route path=path!("/young-people") view=at(|| later(|| Box::pin(areas::work(Work::Search)), page)) />
            <ParentRoute path=path!("/young-people/:id") view=at(|| later(|| Box::pin(areas::work(Work::Record)), page))>
                <Route path=path!("") view=at(|| later(|| Box::pin(areas::work(Work::Overview)), bare)) />
                <Route path=path!("change") view=at(|| later(|| Box::pin(areas::work(Work::Change)), bare)) />
                <Route path=path!("timeline") view=at(|| later(|| Box::pin(areas::work(Work::Timeline)), bare)) />
                <Route path=path!("measures") view=at(|| later(|| Box::pin(areas::work(Work::Scores)), bare)) />
                <Route path=path!("referrals") view=at(|| later(|| Box::pin(areas::work(Work::Referrals)), bare)) />
                <Route path=path!("episodes") view=at(|| later(|| Box::pin(areas::work(Work::Episodes)), bare)) />
                <Route path=path!("consents") view=at(|| later(|| Box::pin(areas::work(Work::Consents)), bare)) />
                <Route path=path!("access") view=at(|| later(|| Box::pin(areas::work(Work::Access)), bare)) />
            </ParentRoute>
            <ParentRoute path=path!("/episodes/:id") view=at(|| later(|| Box::pin(areas::work(Work::Support)), page))>
                <Route path=path!("") view=at(|| later(|| Box::pin(areas::work(Work::SupportOverview)), bare)) />
                <Route path=path!("do/:action") view=at(|| later(|| Box::pin(areas::work(Work::SupportMove)), bare)) />
                <Route path=path!("sessions") view=at(|| later(|| Box::pin(areas::work(Work::Sessions)), bare)) />
                <Route path=path!("sessions/new") view=at(|| later(|| Box::pin(areas::work(Work::NewSession)), bare)) />
                <Route path=path!("sessions/:session") view=at(|| later(|| Box::pin(areas::work(Work::CorrectSession)), bare)) />
                <Route path=path!("goals") view=at(|| later(|| Box::pin(areas::work(Work::Goals)), bare)) />
                <Route path=path!("goals/:goal") view=at(|| later(|| Box::pin(areas::work(Work::CorrectGoal)), bare)) />
                <Route path=path!("placements") view=at(|| later(|| Box::pin(areas::work(Work::Placements)), bare)) />
                <Route path=path!("placements/:placement/:action") view=at(|| later(|| Box::pin(areas::work(Work::PlacementMove)), bare)) />
                <Route path=path!("measures") view=at(|| later(|| Box::pin(areas::work(Work::Measures)), bare)) />
                <Route path=path!("measures/new") view=at(|| later(|| Box::pin(areas::work(Work::NewMeasure)), bare)) />
                <Route path=path!("measures/ask") view=at(|| later(|| Box::pin(areas::work(Work::Ask)), bare)) />
                <Route path=path!("measures/review") view=at(|| later(|| Box::pin(areas::work(Work::Review)), bare)) />
                <Route path=path!("measures/plain") view=at(|| later(|| Box::pin(areas::work(Work::PlainSummary)), bare)) />
            </ParentRoute>
        </Routes>
    }
    .into_any()
}
