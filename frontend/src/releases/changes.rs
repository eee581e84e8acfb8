//! What is new in a release.
use super::release_words::delta;
use headstart_contract::release::DeltaView;
use leptos::prelude::*;

/// A line for each table.
pub fn changes(told: &DeltaView) -> AnyView {
    let lines = told.resources.iter().map(delta).map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any()
}
