//! The pages by address.
use crate::shell::frame::Frame;
use crate::shell::session_state::SessionState;
use crate::shell::start::start_page;
use crate::widgets::page_state::NotFound;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = SessionState::new();
    provide_context(session);
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
        </Routes>
    }
    .into_any()
}
