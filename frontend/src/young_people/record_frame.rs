//! What surrounds every page of a young person's record.
use super::identity::bar;
use crate::api::client::Answer;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch, show_within};
use crate::app::page;
use crate::shell::session_state::SessionState;
use crate::widgets::navigation::{NavItem, SubNavigation};
use headstart_contract::young_person::YoungPersonView;
use headstart_domain::access::Permission;
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_params_map;

/// The record of the pages within the frame.
#[derive(Clone)]
pub struct Record {
    /// The record with its version.
    pub answer: Answer<YoungPersonView>,
    /// Where it comes from, to fetch it anew after a change.
    pub fetched: Fetched<YoungPersonView>,
}

impl Record {
    /// The record of the frame around.
    pub fn current() -> Option<Self> {
        use_context()
    }

    /// The young person's id, as in addresses.
    pub fn id(&self) -> String {
        self.answer.value.identity.id.to_string()
    }
}

/// The frame: identity bar, links to the parts, the part.
pub fn record_frame() -> AnyView {
    let params = use_params_map();
    let record = fetch::<YoungPersonView>("the record", move || {
        params.get().get("id").map(|id| paths::young_person(&id)).unwrap_or_default()
    });
    show_within(record, page, move |answer| {
        let identity = bar(&answer.value.identity);
        let links = links(&answer.value.identity.id.to_string());
        let context = Record { answer, fetched: record };
        view! {
            {identity}
            <Provider value=context>
                <main class="app-wide govuk-main-wrapper" id="main">
                    <SubNavigation label="Parts of the record" items=links />
                    <Outlet />
                </main>
            </Provider>
        }
        .into_any()
    })
}

fn links(id: &str) -> Vec<NavItem> {
    let base = format!("/young-people/{id}");
    let part = |path: &str, label: &str| NavItem::area(format!("{base}/{path}"), label);
    let mut links = vec![
        NavItem::page(&base, "Overview"),
        part("timeline", "Timeline"),
        part("measures", "Measures"),
        part("referrals", "Referrals"),
        part("episodes", "Support"),
        part("consents", "Consents"),
    ];
    if SessionState::current().may(Permission::AuditRead) {
        links.push(part("access", "Who looked"));
    }
    links
}
