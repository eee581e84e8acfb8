//! Outcomes of the programme.
use super::left_out::{held_back, left_out};
use super::outcomes_nav::{Part, address, dimensions, outcomes_nav};
use super::publish_form::publish_form;
use super::scale_section::scale_section;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::format::today;
use crate::shell::flash::FlashBanner;
use crate::widgets::banner::InsetText;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use chrono::Months;
use headstart_contract::evaluation::{OutcomeRow, Outcomes};
use headstart_domain::person::academic_year;
use leptos::prelude::*;

/// The page. What it is broken down by and the period stand in the address.
pub fn outcomes_page() -> AnyView {
    let outcomes = fetch::<Outcomes>("the outcomes", || {
        address(paths::OUTCOMES, &["by", "instrument", "scale", "informant", "only", "from", "to"])
    });
    page(
        view! {
            {outcomes_nav()}
            <FlashBanner />
            <PageHeading text="Outcomes" />
            <Breakdown />
            {publish_form()}
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

fn content(outcomes: Outcomes) -> AnyView {
    let sections = by_scale(outcomes.rows).into_iter().map(scale_section).collect_view();
    let none = sections.is_empty().then(|| view! {
        <Empty title="No outcomes yet">"Outcomes appear once young people who consented have a first and a last questionnaire."</Empty>
    });
    view! {
        {held_back(outcomes.held_back)}
        <InsetText>{outcomes.pairing}" Only young people with consent to evaluation are counted."</InsetText>
        {none}
        {sections}
        {left_out(outcomes.exclusions)}
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
