//! The parts of the outcomes, and what their pages choose by.
use crate::format::{short_date, today};
use crate::list_query::{part, with};
use crate::widgets::navigation::{NavItem, SubNavigation};
use crate::widgets::text_input::SelectInput;
use chrono::Months;
use headstart_domain::evaluation::Dimension;
use headstart_domain::person::academic_year;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// Links to the parts.
pub fn outcomes_nav() -> AnyView {
    let items = vec![
        NavItem::page("/outcomes", "By scale"),
        NavItem::page("/outcomes/measurable-change", "Measurable change"),
        NavItem::page("/outcomes/added-value", "Added value"),
        NavItem::page("/outcomes/reach", "Reach"),
        NavItem::page("/outcomes/referrals", "Referrals"),
        NavItem::area("/outcomes/published", "Published tables"),
    ];
    view! { <SubNavigation label="Parts of the outcomes" items=items /> }.into_any()
}

/// A choice that stands in the address of the page.
#[component]
pub fn Part(
    /// Its name in the address.
    name: &'static str,
    /// What is chosen.
    label: &'static str,
    /// What it means when nothing is.
    empty: &'static str,
    /// Codes and their words.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let query = use_query_map();
    let path = use_location().pathname;
    let value = RwSignal::new(part(&query.get_untracked(), name));
    let options = with_chosen(options, &value.get_untracked());
    Effect::new(move |_| value.set(part(&query.get(), name)));
    let navigate = use_navigate();
    Effect::new(move |before: Option<()>| {
        let chosen = value.get();
        let now = query.get_untracked();
        if before.is_some() && part(&now, name) != chosen {
            navigate(
                &with(&path.get_untracked(), &now, &[(name, &chosen)]),
                NavigateOptions { scroll: false, ..Default::default() },
            );
        }
    });
    view! { <SelectInput name=name label=label value=value options=options empty=empty /> }
}

/// The options with the one that an address names although it is none of them, such as an earlier day: what the page
/// shows goes by it, and so it must stand in the list.
fn with_chosen(mut options: Vec<(String, String)>, chosen: &str) -> Vec<(String, String)> {
    if chosen.is_empty() || options.iter().any(|(code, _)| code == chosen) {
        return options;
    }
    let words = chosen.parse().map(|day| format!("Since {}", short_date(day)));
    let words = words.or_else(|_| chosen.parse().map(|dimension: Dimension| dimension.label().to_owned()));
    options.push((chosen.to_owned(), words.unwrap_or_else(|_| chosen.to_owned())));
    options
}

/// What a scale is broken down by, and the period: both in the address.
#[component]
pub fn Choices() -> impl IntoView {
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-one-half">
                <Part name="by" label="Break down by" empty="Whole programme" options=dimensions(|_| true) />
            </div>
            <div class="govuk-grid-column-one-half">
                <Part name="from" label="Last score within" empty="All time" options=periods() />
            </div>
        </div>
    }
}

/// What the scales of a list open broken down by, in words; none when nothing is chosen.
pub fn chosen_breakdown() -> Option<String> {
    let by = part(&use_query_map().get(), "by");
    let labels: Vec<String> = by
        .split(',')
        .filter_map(|one| one.parse().ok())
        .map(|dimension: Dimension| dimension.label().to_lowercase())
        .collect();
    (!labels.is_empty()).then(|| labels.join(" and "))
}

/// Periods that may be chosen, and the day each begins; they end today.
fn periods() -> Vec<(String, String)> {
    let today = today();
    let months = |months: u32| (today - Months::new(months)).to_string();
    let year = academic_year(today);
    vec![
        (format!("{year}-09-01"), "This school year".to_owned()),
        (months(12), "The last 12 months".to_owned()),
        (months(24), "The last 24 months".to_owned()),
    ]
}

/// Dimensions to choose from.
pub fn dimensions(of: impl Fn(&Dimension) -> bool) -> Vec<(String, String)> {
    let some = Dimension::ALL.iter().filter(|dimension| of(dimension));
    some.map(|one| (one.as_str().to_owned(), one.label().to_owned())).collect()
}

/// An address with those parts of the page's own address that are filled.
pub fn address(path: &str, names: &[&'static str]) -> String {
    let query = use_query_map().get();
    let parts: Vec<String> = names
        .iter()
        .map(|name| (name, part(&query, name)))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let join = if path.contains('?') { "&" } else { "?" };
    if parts.is_empty() { path.to_owned() } else { format!("{path}{join}{}", parts.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_names_stands_in_the_list() {
        let options = vec![("tier".to_owned(), "Tier".to_owned())];
        let with = |chosen: &str| with_chosen(options.clone(), chosen).pop().unwrap().1;
        assert_eq!(with("2025-03-03"), "Since 3 Mar 2025");
        assert_eq!(with("locality"), "Locality");
        assert_eq!((with("tier"), with("")), ("Tier".to_owned(), "Tier".to_owned()));
    }
}
