//! The courses of a young person's scores.
use super::record_frame::Record;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::measures::course::course_of;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Empty, NotFound};
use headstart_contract::measure::ScoreSeries;
use leptos::prelude::*;

/// The page.
pub fn scores_page() -> AnyView {
    let Some(record) = Record::current() else { return view! { <NotFound /> }.into_any() };
    let address = paths::young_person_part(&record.id(), "score-series");
    let series = fetch::<Listed<ScoreSeries>>("the scores", move || address.clone());
    view! {
        <PageHeading text="Measures" caption=record.answer.value.identity.name />
        <h2 class="govuk-visually-hidden">"Change over time"</h2>
        {show(series, |answer| charts(answer.value.into_items()))}
    }
    .into_any()
}

/// One chart for each course.
pub fn charts(series: Vec<ScoreSeries>) -> AnyView {
    if series.is_empty() {
        return view! {
            <Empty title="No scores yet">"Scores appear here once a questionnaire has been recorded in a period of support."</Empty>
        }
        .into_any();
    }
    series.into_iter().map(course_of).collect_view().into_any()
}
