//! How many referrals wait at each step; each number leads to the very list that it counts.
use super::inbox_filters::PATH;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch};
use headstart_contract::referral::ReferralCount;
use leptos::prelude::*;

/// Numbers with links. They help but are not needed: when they do not come, nothing shows.
#[component]
pub fn InboxCounts() -> impl IntoView {
    let counts: Fetched<Vec<ReferralCount>> = fetch("the numbers", || paths::REFERRAL_COUNTS.to_owned());
    move || {
        let counts = counts.value().filter(|counts| !counts.is_empty())?;
        let items = counts.into_iter().map(|one| {
            view! {
                <li class="app-figure">
                    <a class="govuk-link app-figure__link" href=format!("{PATH}?state={}", one.state)>
                        <span class="app-figure__number">{one.count}</span>
                        " "
                        <span class="app-figure__label">{one.label}</span>
                    </a>
                </li>
            }
        });
        Some(view! { <ul class="app-figures" aria-label="Open referrals">{items.collect_view()}</ul> })
    }
}
