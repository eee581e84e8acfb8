//! Outcomes of the programme.
use super::scale_section::scale_section;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::bar_list::{Bar, BarList};
use crate::list_query::{part, with};
use crate::widgets::banner::InsetText;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use headstart_contract::evaluation::{Exclusion, OutcomeRow, Outcomes};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

const PATH: &str = "/outcomes";
const BREAKDOWNS: [(&str, &str); 4] =
    [("", "Whole programme"), ("tier", "Tier"), ("offer", "Offer"), ("locality", "Locality")];

/// The page. What it is broken down by stands in the address.
pub fn outcomes_page() -> AnyView {
    let query = use_query_map();
    let outcomes = fetch::<Outcomes>("the outcomes", move || {
        let by = part(&query.get(), "by");
        if by.is_empty() { paths::OUTCOMES.to_owned() } else { format!("{}?by={by}", paths::OUTCOMES) }
    });
    page(
        view! {
            <PageHeading text="Outcomes" />
            <Breakdown />
            {show(outcomes, |answer| content(answer.value))}
        }
        .into_any(),
    )
}

#[component]
fn Breakdown() -> impl IntoView {
    let query = use_query_map();
    let by = RwSignal::new(part(&query.get_untracked(), "by"));
    Effect::new(move |_| by.set(part(&query.get(), "by")));
    let navigate = use_navigate();
    Effect::new(move |before: Option<()>| {
        let chosen = by.get();
        let now = query.get_untracked();
        if before.is_some() && part(&now, "by") != chosen {
            navigate(
                &with(PATH, &now, &[("by", &chosen)]),
                NavigateOptions { scroll: false, ..Default::default() },
            );
        }
    });
    let options = BREAKDOWNS.iter().map(|(code, label)| Choice::new(code, label)).collect::<Vec<_>>();
    view! { <Radios name="by" legend="Break down by" value=by options=options inline=true small=true /> }
}

fn content(outcomes: Outcomes) -> AnyView {
    let sections = by_scale(outcomes.rows).into_iter().map(scale_section).collect_view();
    let none = sections.is_empty().then(|| view! {
        <Empty title="No outcomes yet">"Outcomes appear once young people who consented have a first and a last questionnaire."</Empty>
    });
    view! {
        <InsetText>{outcomes.pairing}" Only young people with consent to evaluation are counted."</InsetText>
        {none}
        {sections}
        {exclusions(outcomes.exclusions)}
    }
    .into_any()
}

/// Rows of the same scale and informant together, in the order in which they came.
fn by_scale(rows: Vec<OutcomeRow>) -> Vec<Vec<OutcomeRow>> {
    let mut groups: Vec<Vec<OutcomeRow>> = Vec::new();
    let same = |one: &OutcomeRow, other: &OutcomeRow| {
        (&one.instrument, &one.scale, &one.informant) == (&other.instrument, &other.scale, &other.informant)
    };
    for row in rows {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| same(first, &row))) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn exclusions(exclusions: Vec<Exclusion>) -> AnyView {
    if exclusions.is_empty() {
        return ().into_any();
    }
    let bars = exclusions
        .into_iter()
        .map(|one| Bar { label: one.reason, value: Some(one.episodes as f64), note: String::new() })
        .collect::<Vec<_>>();
    view! { <BarList caption="Left out of these figures" of="Why" unit="Periods of support" bars=bars /> }
        .into_any()
}
