//! Outcomes of the programme.
use super::scale_section::scale_section;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::bar_list::{Bar, BarList};
use crate::format::today;
use crate::list_query::{part, with};
use crate::widgets::banner::InsetText;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::text_input::SelectInput;
use chrono::Months;
use headstart_contract::evaluation::{Exclusion, OutcomeRow, Outcomes};
use headstart_domain::evaluation::Dimension;
use headstart_domain::person::academic_year;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

const PATH: &str = "/outcomes";

/// The page. What it is broken down by and the period stand in the address.
pub fn outcomes_page() -> AnyView {
    let query = use_query_map();
    let outcomes = fetch::<Outcomes>("the outcomes", move || {
        let query = query.get();
        let parts = ["by", "instrument", "informant", "from", "to"].map(|name| (name, part(&query, name)));
        let said: Vec<String> = parts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if said.is_empty() {
            paths::OUTCOMES.to_owned()
        } else {
            format!("{}?{}", paths::OUTCOMES, said.join("&"))
        }
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

#[component]
fn Breakdown() -> impl IntoView {
    let dimensions: Vec<(String, String)> =
        Dimension::ALL.iter().map(|one| (one.as_str().to_owned(), one.label().to_owned())).collect();
    view! {
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-one-half">
                <Part name="by" label="Break down by" empty="Whole programme" options=dimensions />
            </div>
            <div class="govuk-grid-column-one-half">
                <Part name="from" label="Last score within" empty="All time" options=periods() />
            </div>
        </div>
    }
}

/// A choice that stands in the address.
#[component]
fn Part(
    name: &'static str,
    label: &'static str,
    empty: &'static str,
    options: Vec<(String, String)>,
) -> impl IntoView {
    let query = use_query_map();
    let value = RwSignal::new(part(&query.get_untracked(), name));
    Effect::new(move |_| value.set(part(&query.get(), name)));
    let navigate = use_navigate();
    Effect::new(move |before: Option<()>| {
        let chosen = value.get();
        let now = query.get_untracked();
        if before.is_some() && part(&now, name) != chosen {
            navigate(
                &with(PATH, &now, &[(name, &chosen)]),
                NavigateOptions { scroll: false, ..Default::default() },
            );
        }
    });
    view! { <SelectInput name=name label=label value=value options=options empty=empty /> }
}

fn content(outcomes: Outcomes) -> AnyView {
    let sections = by_scale(outcomes.rows).into_iter().map(scale_section).collect_view();
    let none = sections.is_empty().then(|| view! {
        <Empty title="No outcomes yet">"Outcomes appear once young people who consented have a first and a last questionnaire."</Empty>
    });
    let held_back = held_back(outcomes.held_back);
    view! {
        {held_back}
        <InsetText>{outcomes.pairing}" Only young people with consent to evaluation are counted."</InsetText>
        {none}
        {sections}
        {exclusions(outcomes.exclusions)}
    }
    .into_any()
}

/// Says how many groups are not shown, when there are some.
fn held_back(groups: u64) -> Option<AnyView> {
    let said = match groups {
        0 => return None,
        1 => "1 group is not shown: it is too small, or would give a small one away.".to_owned(),
        many => format!("{many} groups are not shown: they are too small, or would give a small one away."),
    };
    Some(view! { <p class="govuk-body">{said}</p> }.into_any())
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
        .filter(|one| one.unit == "periods")
        .map(|one| Bar { label: one.reason, value: Some(one.episodes as f64), note: String::new() })
        .collect::<Vec<_>>();
    view! { <BarList caption="Left out of these figures" of="Why" unit="Periods of support" bars=bars /> }
        .into_any()
}
