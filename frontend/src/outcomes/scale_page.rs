//! One scale: what changed on it, what its figures mean and leave out, how it goes over time, and how schools and
//! organisations compare.
use super::left_out::{held_back, left_out, left_out_of};
use super::outcome_words::scale_title;
use super::outcomes_nav::{Choices, address};
use super::publish_form::publish_form;
use super::scale_section::scale_section;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::funnel_plot::FunnelPlot;
use crate::charts::scale::number;
use crate::charts::time_chart::TimeChart;
use crate::list_query::part;
use crate::widgets::disclosure::Details;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use headstart_contract::evaluation::{Funnel, OutcomeDefinition, Outcomes, OverTime};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;

/// What the address says of the scale.
const SCALE: [&str; 3] = ["instrument", "scale", "informant"];

/// The page. The scale stands in the address, with what it is broken down by and the period.
pub fn scale_page() -> AnyView {
    let query = use_query_map();
    let is_named =
        Memo::new(move |_| query.with(|query| SCALE.iter().all(|name| !part(query, name).is_empty())));
    let view = move || match is_named.get() {
        true => named_scale_page(),
        // Which scale is meant is not said: the list of all of them leads on.
        false => view! { <Redirect path="/outcomes" /> }.into_any(),
    };
    view.into_any()
}

fn named_scale_page() -> AnyView {
    let definition = fetch::<OutcomeDefinition>("the definition", || {
        address(&format!("{}/definition", paths::OUTCOMES), &SCALE)
    });
    let outcomes = fetch::<Outcomes>("the outcomes", || {
        address(paths::OUTCOMES, &["by", "instrument", "scale", "informant", "only", "from", "to"])
    });
    page(
        view! {
            {move || view! { <BackLink href=address("/outcomes", &["by", "from", "to"]) label="Outcomes" /> }}
            {show(definition, |answer| {
                let told = answer.value;
                let title = scale_title(&told.instrument_title, &told.scale_title, &told.informant);
                view! { <PageHeading text=title /> }.into_any()
            })}
            <Choices />
            {publish_form()}
            <h2 class="govuk-heading-m">"Change"</h2>
            {show(outcomes, |answer| {
                let outcomes = answer.value;
                view! {
                    {held_back(outcomes.held_back)}
                    {scale_section(outcomes.rows)}
                    {left_out(outcomes.exclusions)}
                }
                .into_any()
            })}
            <h2 class="govuk-heading-m">"Definition"</h2>
            {show(definition, |answer| defined(answer.value))}
            <h2 class="govuk-heading-m">"Over time"</h2>
            {over_time("mean_change", "points")}
            {over_time("paired_rate", "%")}
            <h2 class="govuk-heading-m">"Across schools and organisations"</h2>
            {show(definition, |answer| {
                let figure = compared(&answer.value);
                view! { {across("school", "Schools", figure)}{across("organisation", "Organisations", figure)} }
                    .into_any()
            })}
        }
        .into_any(),
    )
}

/// A figure of the last two years.
fn over_time(figure: &'static str, unit: &'static str) -> AnyView {
    let chart = fetch::<OverTime>("the months", move || {
        address(&format!("{}/over-time?figure={figure}", paths::OUTCOMES), &SCALE)
    });
    show(chart, move |answer| {
        let left_out = left_out_of(&answer.value.title, answer.value.exclusions.clone());
        view! { <TimeChart chart=answer.value unit=unit />{left_out} }.into_any()
    })
}

/// The share that can be compared on a scale: who improved, where a smallest reliable change is published; else who left
/// a raised band, where there are bands.
fn compared(definition: &OutcomeDefinition) -> &'static str {
    match (&definition.threshold, definition.raised_bands.is_empty()) {
        (Some(_), _) => "improved",
        (None, false) => "moved_out",
        (None, true) => "paired_rate",
    }
}

/// A share in each school, or each organisation.
fn across(by: &'static str, of: &'static str, figure: &'static str) -> AnyView {
    let funnel = fetch::<Funnel>("the groups", move || {
        address(&format!("{}/funnel?by={by}&figure={figure}", paths::OUTCOMES), &SCALE)
    });
    show(funnel, move |answer| {
        let title = format!("{of}: {}", answer.value.title.to_lowercase());
        let left_out = left_out_of(&title, answer.value.exclusions.clone());
        view! { <FunnelPlot funnel=answer.value of=of />{left_out} }.into_any()
    })
}

fn defined(definition: OutcomeDefinition) -> AnyView {
    let threshold = definition.threshold.map_or_else(
        || "None is published".to_owned(),
        |threshold| {
            let mark = if threshold.verified { "" } else { " (not checked against its source yet)" };
            format!("{} points: {}{mark}", number(threshold.points), threshold.source)
        },
    );
    let bands = definition.raised_bands.join(", ").replace('-', " ");
    let rows = vec![
        SummaryRow::text(
            "Better is",
            if definition.better == "lower" { "A lower score" } else { "A higher score" },
        ),
        SummaryRow::text("Smallest reliable change", threshold),
        SummaryRow::text("Raised bands", if bands.is_empty() { "None".to_owned() } else { bands }),
        SummaryRow::text("Pairing", definition.pairing),
        SummaryRow::text("Scored by version", definition.instrument_version),
    ];
    let figures = definition.figures.into_iter().map(|one| {
        view! { <li><strong>{one.figure.replace('_', " ")}</strong>": "{one.formula.replace('_', " ")}</li> }
    });
    let figures = figures.collect_view();
    let exclusions = definition.exclusions.into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
    view! {
        <SummaryList rows=rows />
        <Details summary="How each figure is computed"><ul class="govuk-list govuk-list--bullet">{figures}</ul></Details>
        <Details summary="What is left out"><ul class="govuk-list govuk-list--bullet">{exclusions}</ul></Details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use headstart_contract::evaluation::ThresholdDefinition;

    #[test]
    fn schools_are_compared_by_what_the_scale_can_tell() {
        let mut definition = OutcomeDefinition {
            instrument: "sdq".into(),
            instrument_title: "SDQ".into(),
            instrument_version: "1".into(),
            scale: "total".into(),
            scale_title: "Total".into(),
            informant: "self".into(),
            better: "lower".into(),
            pairing: String::new(),
            compared: "score".into(),
            threshold: None,
            raised_bands: Vec::new(),
            figures: Vec::new(),
            exclusions: Vec::new(),
        };
        assert_eq!(compared(&definition), "paired_rate");
        definition.raised_bands.push("high".into());
        assert_eq!(compared(&definition), "moved_out");
        definition.threshold =
            Some(ThresholdDefinition { points: 4.0, source: String::new(), verified: true });
        assert_eq!(compared(&definition), "improved");
    }
}
