//! The summary for a review meeting: every course of scores with its bands in words, which way is better and how much
//! change counts; difficulties, wellbeing and goals side by side.
use super::courses::{COLUMNS, of_support};
use super::print_button::PrintButton;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::charts::scale::{number, signed};
use crate::charts::score_words::sentence;
use crate::episodes::episode_frame::{Support, within};
use crate::format::{date, short_date, today};
use crate::labels;
use crate::measures::course::{course_of, words_of};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::measure::ScoreSeries;
use leptos::prelude::*;

/// The page.
pub fn review_page() -> AnyView {
    within(|support| {
        let scores = paths::young_person_part(&support.episode().identity.id, "score-series");
        let series = fetch::<Listed<ScoreSeries>>("the scores", move || scores.clone());
        let back = support.href("measures");
        view! {
            <div class="app-no-print"><BackLink href=back label="Back to measures" /></div>
            {show(series, move |answer| {
                let courses = of_support(answer.value.into_items(), support.episode());
                summary(&support, courses)
            })}
        }
        .into_any()
    })
}

fn summary(support: &Support, courses: Vec<ScoreSeries>) -> AnyView {
    let episode = support.episode();
    let lead = episode.lead_worker.clone().unwrap_or_else(|| "nobody yet".to_owned());
    let caption = support.caption();
    let made = format!("Made on {}. Lead worker: {lead}.", date(today()));
    if courses.is_empty() {
        return view! {
            <PageHeading text="Summary for a review" caption=caption />
            <Empty title="No scores yet">"Once a questionnaire has been completed in this period of support, it can be summed up here."</Empty>
        }
        .into_any();
    }
    let columns = COLUMNS.iter().map(|(title, aspects)| {
        let of_column = courses.iter().filter(|course| aspects.contains(&course.aspect));
        let lines = of_column.map(line).collect::<Vec<_>>();
        let none = lines.is_empty().then(|| view! { <p class="govuk-body app-muted">"Not measured"</p> });
        view! {
            <section class="app-aspect">
                <h2 class="govuk-heading-m">{*title}</h2>
                {none}
                <ul class="govuk-list govuk-list--bullet app-aspect__list">{lines}</ul>
            </section>
        }
    });
    let columns = columns.collect_view();
    let table = table(&courses);
    let charts = courses
        .into_iter()
        .map(|course| view! { <div class="app-keep-together">{course_of(course)}</div> })
        .collect_view();
    view! {
        <PageHeading text="Summary for a review" caption=caption />
        <p class="govuk-body">{made}</p>
        <PrintButton />
        <p class="govuk-body">"The three columns are looked at side by side. They often go different ways, so they are never added up into one number."</p>
        <div class="app-aspects">{columns}</div>
        <h2 class="govuk-heading-m">"All scores"</h2>
        {table}
        <h2 class="govuk-heading-m app-new-page">"Over time"</h2>
        {charts}
    }
    .into_any()
}

fn line(course: &ScoreSeries) -> AnyView {
    let who = labels::informant(&course.informant).to_lowercase();
    let said = sentence(&words_of(course));
    view! { <li><strong>{format!("{} ({who})", course.title)}</strong>". "{said}</li> }.into_any()
}

fn table(courses: &[ScoreSeries]) -> AnyView {
    let columns = vec![
        Column::new("Scale"),
        Column::new("Better is"),
        Column::new("First"),
        Column::new("Latest"),
        Column::number("Change"),
        Column::number("Smallest that counts"),
    ];
    let rows = courses.iter().map(|course| {
        let name = course.title.clone();
        let note =
            format!("{}, {}", course.instrument_title, labels::informant(&course.informant).to_lowercase());
        let (first, last) = (course.points.first(), course.points.last());
        let cell = |point: Option<&headstart_contract::measure::SeriesPoint>| {
            point.map(|point| {
                let band = point.band.as_ref().map(|band| format!(", {band}")).unwrap_or_default();
                format!("{}{band} ({})", number(point.score), short_date(point.on))
            })
        };
        let paired = first.zip(last).filter(|_| course.points.len() > 1);
        let change =
            paired.map_or_else(|| "\u{2013}".to_owned(), |(first, last)| signed(last.score - first.score));
        let smallest = course.smallest_reliable.map_or_else(|| "Not published".to_owned(), number);
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{name}<span class="app-note">{note}</span></th>
                <td class="govuk-table__cell">{if course.better == "lower" { "Lower" } else { "Higher" }}</td>
                <td class="govuk-table__cell">{cell(first)}</td>
                <td class="govuk-table__cell">{if course.points.len() > 1 { cell(last) } else { None }}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{change}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{smallest}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! { <DataTable caption="All scores" caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}
