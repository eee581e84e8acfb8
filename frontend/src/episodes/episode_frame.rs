//! What surrounds every page of a period of support.
use crate::api::client::Answer;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch, show_within};
use crate::app::page;
use crate::format::moment_date;
use crate::widgets::navigation::{NavItem, SubNavigation};
use crate::widgets::page_state::NotFound;
use crate::young_people::identity::bar;
use chrono::{DateTime, Utc};
use headstart_contract::episode::EpisodeView;
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_params_map;

/// The episode of the pages within the frame.
#[derive(Clone)]
pub struct Support {
    /// The episode with its version.
    pub answer: Answer<EpisodeView>,
    /// Where it comes from, to fetch it anew after a change.
    pub fetched: Fetched<EpisodeView>,
}

impl Support {
    /// The episode.
    pub fn episode(&self) -> &EpisodeView {
        &self.answer.value
    }

    /// The address of a page of the episode; the first page for an empty part.
    pub fn href(&self, part: &str) -> String {
        let base = format!("/episodes/{}", self.answer.value.id);
        if part.is_empty() { base } else { format!("{base}/{part}") }
    }

    /// The address of a part in the API.
    pub fn api(&self, part: &str) -> String {
        paths::episode_part(&self.answer.value.id, part)
    }

    /// Whose support it is, for captions.
    pub fn caption(&self) -> String {
        let episode = self.episode();
        format!("{}, {}", episode.identity.name, episode.tier.label())
    }
}

/// Shows a page of the episode around it.
pub fn within(view: impl FnOnce(Support) -> AnyView) -> AnyView {
    match use_context::<Support>() {
        Some(support) => view(support),
        None => view! { <NotFound /> }.into_any(),
    }
}

/// When something was corrected last, and who did it.
pub fn corrected(at: Option<DateTime<Utc>>, by: Option<&str>) -> Option<AnyView> {
    let words = format!("Corrected on {} by {}", moment_date(at?), by.unwrap_or("somebody"));
    Some(view! { <span class="app-note">{words}</span> }.into_any())
}

/// The frame: identity bar, links to the parts, the part.
pub fn episode_frame() -> AnyView {
    let params = use_params_map();
    let episode = fetch::<EpisodeView>("the period of support", move || {
        params.get().get("id").map(|id| paths::episode(&id)).unwrap_or_default()
    });
    show_within(episode, page, move |answer| {
        let identity = bar(&answer.value.identity);
        let support = Support { answer, fetched: episode };
        let links = vec![
            NavItem::page(support.href(""), "Support"),
            NavItem::area(support.href("sessions"), "Sessions"),
            NavItem::area(support.href("goals"), "Goals"),
            NavItem::area(support.href("placements"), "Offers"),
            NavItem::area(support.href("measures"), "Measures"),
        ];
        view! {
            {identity}
            <Provider value=support>
                <main class="app-wide govuk-main-wrapper" id="main">
                    <SubNavigation label="Parts of the support" items=links />
                    <Outlet />
                </main>
            </Provider>
        }
        .into_any()
    })
}
