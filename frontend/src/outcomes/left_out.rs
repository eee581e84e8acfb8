//! What figures leave out.
use crate::charts::bar_list::{Bar, BarList};
use headstart_contract::evaluation::Exclusion;
use leptos::prelude::*;

/// Why periods of support, young people or forms are in no figure, with how many; nothing when none are.
pub fn left_out(exclusions: Vec<Exclusion>) -> AnyView {
    let bars = exclusions
        .into_iter()
        .filter(|one| one.unit != "groups")
        .map(|one| Bar { label: one.reason, value: Some(one.episodes as f64), note: one.unit })
        .collect::<Vec<_>>();
    if bars.is_empty() {
        return ().into_any();
    }
    view! { <BarList caption="Left out of these figures" of="Why" unit="How many" bars=bars /> }.into_any()
}

/// Says how many groups are not shown, when there are some.
pub fn held_back(groups: u64) -> Option<AnyView> {
    let said = match groups {
        0 => return None,
        1 => "1 group is not shown: it is too small, or would give a small one away.".to_owned(),
        many => format!("{many} groups are not shown: they are too small, or would give a small one away."),
    };
    Some(view! { <p class="govuk-body">{said}</p> }.into_any())
}
