//! The address `/`: leads each person to where their work is.
use super::areas::start_of;
use super::session_state::SessionState;
use crate::widgets::page_state::Loading;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Goes on to the person's first area.
pub fn start_page() -> AnyView {
    let state = SessionState::current();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(session) = state.session() {
            navigate(&start_of(&session), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    view! { <Loading what="your start page" /> }.into_any()
}
