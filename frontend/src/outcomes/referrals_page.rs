//! Referrals month by month.
use super::left_out::left_out_of;
use super::outcomes_nav::outcomes_nav;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::time_chart::TimeChart;
use crate::widgets::page_heading::PageHeading;
use headstart_contract::evaluation::OverTime;
use leptos::prelude::*;

/// The page.
pub fn referrals_page() -> AnyView {
    let chart = |figure: &'static str| {
        let chart = fetch::<OverTime>("the months", move || {
            format!("/evaluation/referrals/over-time?figure={figure}")
        });
        show(chart, |answer| {
            let left_out = left_out_of(&answer.value.title, answer.value.exclusions.clone());
            view! { <TimeChart chart=answer.value unit="referrals" />{left_out} }.into_any()
        })
    };
    page(
        view! {
            {outcomes_nav()}
            <PageHeading text="Referrals over time" />
            <p class="govuk-body">"Duplicates and referrals entered in error are left out."</p>
            <h2 class="govuk-heading-m">"Month by month"</h2>
            {chart("received")}
            {chart("decided")}
        }
        .into_any(),
    )
}
