//! One scale: what its figures mean, how it goes over time, and how schools and organisations compare.
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::funnel_plot::FunnelPlot;
use crate::charts::scale::number;
use crate::charts::time_chart::TimeChart;
use crate::labels;
use crate::list_query::part;
use crate::widgets::disclosure::Details;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use headstart_contract::evaluation::{Funnel, OutcomeDefinition, OverTime};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/evaluation/outcomes";

/// The page. The scale stands in the address.
pub fn scale_page() -> AnyView {
    let query = use_query_map();
    let scale = Memo::new(move |_| {
        let query = query.get();
        let said = ["instrument", "scale", "informant"].map(|name| format!("{name}={}", part(&query, name)));
        said.join("&")
    });
    let definition =
        fetch::<OutcomeDefinition>("the definition", move || format!("{PATH}/definition?{}", scale.get()));
    let change = fetch::<OverTime>("the months", move || {
        format!("{PATH}/over-time?figure=mean_change&{}", scale.get())
    });
    let rate = fetch::<OverTime>("the months", move || {
        format!("{PATH}/over-time?figure=paired_rate&{}", scale.get())
    });
    let schools = fetch::<Funnel>("the schools", move || {
        format!("{PATH}/funnel?by=school&figure=improved&{}", scale.get())
    });
    let organisations = fetch::<Funnel>("the organisations", move || {
        format!("{PATH}/funnel?by=organisation&figure=improved&{}", scale.get())
    });
    page(
        view! {
            <BackLink href="/outcomes" label="Outcomes" />
            {show(definition, |answer| defined(answer.value))}
            <h2 class="govuk-heading-m">"Over time"</h2>
            {show(change, |answer| view! { <TimeChart chart=answer.value unit="points" /> }.into_any())}
            {show(rate, |answer| view! { <TimeChart chart=answer.value unit="%" /> }.into_any())}
            <h2 class="govuk-heading-m">"Across schools and organisations"</h2>
            {show(schools, |answer| view! { <FunnelPlot funnel=answer.value of="Schools" /> }.into_any())}
            {show(organisations, |answer| view! { <FunnelPlot funnel=answer.value of="Organisations" /> }.into_any())}
        }
        .into_any(),
    )
}

fn defined(definition: OutcomeDefinition) -> AnyView {
    let informant = labels::informant(&definition.informant).to_lowercase();
    let title =
        format!("{}: {}, answered by {informant}", definition.instrument_title, definition.scale_title);
    let threshold = definition.threshold.map_or_else(
        || "None is published".to_owned(),
        |threshold| {
            let mark = if threshold.verified { "" } else { " (not checked against its source yet)" };
            format!("{} points: {}{mark}", number(threshold.points), threshold.source)
        },
    );
    let bands = definition.raised_bands.join(", ").replace('-', " ");
    let rows = vec![
        SummaryRow::text("Better is", &definition.better),
        SummaryRow::text("Smallest reliable change", threshold),
        SummaryRow::text("Raised bands", if bands.is_empty() { "None".to_owned() } else { bands }),
        SummaryRow::text("Pairing", definition.pairing),
        SummaryRow::text("Scored by version", definition.instrument_version),
    ];
    let figures = definition.figures.into_iter().map(|one| {
        view! { <li><strong>{one.figure.replace('_', " ")}</strong>": "{one.formula}</li> }
    });
    let figures = figures.collect_view();
    let exclusions = definition.exclusions.into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
    view! {
        <PageHeading text=title />
        <SummaryList rows=rows />
        <Details summary="How each figure is computed"><ul class="govuk-list govuk-list--bullet">{figures}</ul></Details>
        <Details summary="What is left out"><ul class="govuk-list govuk-list--bullet">{exclusions}</ul></Details>
    }
    .into_any()
}
