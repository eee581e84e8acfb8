//! The courses of a young person's scores.
use super::record_frame::Record;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::labels;
use crate::measures::course::course_of;
use crate::widgets::disclosure::Details;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Empty, NotFound};
use headstart_contract::measure::ScoreSeries;
use leptos::prelude::*;

/// Up to so many scales of a questionnaire show at once: three goals are three things that matter.
const MOST_OPEN: usize = 3;

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
    by_questionnaire(series).into_iter().map(questionnaire).collect_view().into_any()
}

/// The courses of the same questionnaire and informant together, in the order in which they came.
fn by_questionnaire(series: Vec<ScoreSeries>) -> Vec<Vec<ScoreSeries>> {
    let mut groups: Vec<Vec<ScoreSeries>> = Vec::new();
    for one in series {
        let same =
            |other: &ScoreSeries| other.instrument == one.instrument && other.informant == one.informant;
        match groups.iter_mut().find(|group| group.first().is_some_and(same)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// The total of a questionnaire, or its first scale, with the other scales to unfold; of goals each.
fn questionnaire(mut scales: Vec<ScoreSeries>) -> AnyView {
    let head = scales.iter().position(|one| one.scale == "total").unwrap_or(0);
    if scales.len() <= MOST_OPEN || scales.iter().all(|one| one.goal_id.is_some()) {
        return scales.into_iter().map(course_of).collect_view().into_any();
    }
    let head = scales.remove(head);
    let who = labels::informant(&head.informant).to_lowercase();
    let summary = format!("The other {} scales of {} ({who})", scales.len(), head.instrument_title);
    view! {
        {course_of(head)}
        <Details summary=summary>{scales.into_iter().map(course_of).collect_view()}</Details>
    }
    .into_any()
}
