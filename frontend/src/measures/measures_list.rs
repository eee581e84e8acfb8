//! The questionnaires of a period of support.
use super::double_entry::waiting_forms;
use super::goal_scores::in_own_words;
use super::score_result::score_table;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::episodes::episode_frame::within;
use crate::format::date;
use crate::labels;
use crate::shell::flash::FlashBanner;
use crate::widgets::banner::WarningText;
use crate::widgets::button::{ButtonGroup, ButtonKind, LinkButton};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::summary_list::SummaryCard;
use crate::young_people::scores_page::charts;
use headstart_contract::episode::GoalView;
use headstart_contract::measure::{MeasureView, ScoreSeries};
use leptos::prelude::*;

/// The page.
pub fn measures_page() -> AnyView {
    within(|support| {
        let address = support.api("measures");
        let measures = fetch::<Listed<MeasureView>>("the measures", move || address.clone());
        let scores = paths::young_person_part(&support.episode().identity.id, "score-series");
        let series = fetch::<Listed<ScoreSeries>>("the charts", move || scores.clone());
        let href = support.href("measures/new");
        let ask = support.href("measures/ask");
        let record = support.episode().may_work.then(|| {
            view! {
                <ButtonGroup>
                    <LinkButton href=ask label="Ask for answers" />
                    <LinkButton href=href label="Record a questionnaire" kind=ButtonKind::Secondary />
                </ButtonGroup>
            }
        });
        let paper = support.episode().may_work.then(|| waiting_forms(&support));
        let (review, plain) = (support.href("measures/review"), support.href("measures/plain"));
        view! {
            <FlashBanner />
            <div class="app-heading-row">
                <div><PageHeading text="Measures" caption=support.caption() /></div>
                {record}
            </div>
            <p class="govuk-body">
                "To print: "
                <a class="govuk-link" href=review>"summary for a review"</a>
                ", "
                <a class="govuk-link" href=plain>"summary for the young person"</a>
            </p>
            <h2 class="govuk-heading-m">"Change over time"</h2>
            {show(series, |answer| charts(answer.value.into_items()))}
            {paper}
            <h2 class="govuk-heading-m">"Questionnaires"</h2>
            {show(measures, move |answer| cards(answer.value.into_items(), &support.episode().goals))}
        }
        .into_any()
    })
}

fn cards(measures: Vec<MeasureView>, goals: &[GoalView]) -> AnyView {
    if measures.is_empty() {
        return view! { <Empty title="No questionnaires yet">"Record a baseline before support starts, so that change can be seen."</Empty> }
            .into_any();
    }
    measures.into_iter().map(|measure| card(measure, goals)).collect_view().into_any()
}

/// One completed questionnaire; `goals` are those of the period of support.
pub fn card(measure: MeasureView, goals: &[GoalView]) -> AnyView {
    let measure = in_own_words(measure, goals);
    let title = format!(
        "{}, {}, {}",
        measure.title,
        measure.point.label().to_lowercase(),
        date(measure.completed_on)
    );
    let of = format!("{title}, {}", labels::informant(&measure.informant).to_lowercase());
    let who = format!(
        "Answered by: {}. Entered by {}. Scored with version {}.",
        labels::informant(&measure.informant),
        measure.entered_by,
        measure.version
    );
    let alerts = measure.alerts.into_iter().map(|text| view! { <WarningText text=text /> }).collect_view();
    view! {
        <SummaryCard title=title>
            {alerts}
            <p class="govuk-body">{who}</p>
            {score_table(&of, measure.scores)}
        </SummaryCard>
    }
    .into_any()
}
