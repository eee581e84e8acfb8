//! Opening or closing a round.
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::moves::move_page::{MovePlace, move_page};
use headstart_contract::survey::SurveyWaveView;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
pub fn round_move_page() -> AnyView {
    let params = use_params_map();
    let part = move |name: &str| params.with(|params| params.get(name).unwrap_or_default());
    let round = fetch::<SurveyWaveView>("the round", move || format!("/survey-waves/{}", part("id")));
    page(show(round, move |answer| {
        let round = answer.value;
        let place = MovePlace {
            caption: round.plan.name.clone(),
            asked: None,
            before: None,
            measures_missing: false,
            placements: Vec::new(),
            locality: None,
            api: format!("/survey-waves/{}", round.id),
            back: format!("/surveys/{}", round.id),
            etag: answer.etag,
            reload: None,
            away: None,
        };
        move_page(&round.moves, &part("action"), place)
    }))
}
