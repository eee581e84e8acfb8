//! The pages on which an episode, or a placement of it, is moved on.
use super::closing_measures::missing_measures;
use super::episode_frame::{Support, within};
use crate::api::paths;
use crate::api::remote::{fetch, show_within};
use crate::moves::move_page::{MovePlace, move_page};
use crate::widgets::page_state::NotFound;
use headstart_contract::episode::{EpisodeView, PlacementView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A move of the episode. What it asks for follows from what has come in since the frame was loaded: a closing measure
/// that was typed in a moment ago, or answered through a link.
pub fn episode_move_page() -> AnyView {
    let action = use_params_map().get_untracked().get("action").unwrap_or_default();
    within(|support| {
        let path = paths::episode(&support.episode().id);
        let fresh = fetch::<EpisodeView>("the period of support", move || path.clone());
        let fetched = support.fetched;
        show_within(fresh, |other| other, move |answer| form(&Support { answer, fetched }, &action))
    })
}

fn form(support: &Support, action: &str) -> AnyView {
    let ends = action == "begin-closing" || action == "close";
    let wants_measures = ends && !support.episode().missing_at_closing.is_empty();
    let place = MovePlace {
        caption: support.caption(),
        asked: None,
        before: wants_measures.then(|| missing_measures(support)),
        measures_missing: wants_measures,
        placements: open_placements(support),
        locality: support.episode().locality_id,
        api: paths::episode(&support.episode().id),
        back: support.href(""),
        etag: support.answer.etag.clone(),
        reload: Some(reload(support)),
        away: None,
    };
    move_page(&support.episode().moves, action, place)
}

/// A move of a placement.
pub fn placement_move_page() -> AnyView {
    let params = use_params_map().get_untracked();
    let action = params.get("action").unwrap_or_default();
    let id = params.get("placement").unwrap_or_default();
    within(|support| {
        let placement = support.episode().placements.iter().find(|one| one.id.to_string() == id).cloned();
        let Some(placement) = placement else { return view! { <NotFound /> }.into_any() };
        let place = MovePlace {
            caption: format!("{}, {}", support.episode().identity.name, placement.offer),
            asked: None,
            before: None,
            measures_missing: false,
            placements: Vec::new(),
            locality: None,
            api: paths::placement(&placement.id),
            back: support.href("placements"),
            etag: Some(paths::etag(placement.version)),
            reload: Some(reload(&support)),
            away: None,
        };
        move_page(&placement.moves, &action, place)
    })
}

fn open_placements(support: &Support) -> Vec<PlacementView> {
    support.episode().placements.iter().filter(|one| one.state.is_open()).cloned().collect()
}

/// The frame keeps the episode that it has; after a move it fetches the new one.
fn reload(support: &Support) -> Callback<()> {
    let fetched = support.fetched;
    Callback::new(move |()| fetched.reload())
}
