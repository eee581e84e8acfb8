//! The pages on which an episode, or a placement of it, is moved on.
use super::episode_frame::within;
use crate::api::paths;
use crate::moves::move_page::{MovePlace, move_page};
use crate::widgets::page_state::NotFound;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A move of the episode.
pub fn episode_move_page() -> AnyView {
    let action = use_params_map().get_untracked().get("action").unwrap_or_default();
    within(|support| {
        let place = MovePlace {
            caption: support.caption(),
            asked: None,
            api: paths::episode(&support.episode().id),
            back: support.href(""),
            etag: support.answer.etag.clone(),
            reload: Some(reload(&support)),
            away: None,
        };
        move_page(&support.episode().moves, &action, place)
    })
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
            api: paths::placement(&placement.id),
            back: support.href("placements"),
            etag: Some(paths::etag(placement.version)),
            reload: Some(reload(&support)),
            away: None,
        };
        move_page(&placement.moves, &action, place)
    })
}

/// The frame keeps the episode that it has; after a move it fetches the new one.
fn reload(support: &super::episode_frame::Support) -> Callback<()> {
    let fetched = support.fetched;
    Callback::new(move |()| fetched.reload())
}
