//! The pages by address.
use crate::inbox::inbox_page::inbox_page;
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
use crate::shell::flash::Flash;
use crate::shell::frame::Frame;
use crate::shell::session_state::SessionState;
use crate::shell::start::start_page;
use crate::widgets::page_state::NotFound;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
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
        </Routes>
    }
    .into_any()
}
