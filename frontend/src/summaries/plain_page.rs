//! The summary for the young person, in plain words: what got better, what stayed, what got harder, and the goals. Only
//! what they answered themselves, and no number made of several.
use super::courses::of_support;
use super::plain_words::{Way, plain_names, sentence, way};
use super::print_button::PrintButton;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::charts::scale::number;
use crate::episodes::episode_frame::{Support, within};
use crate::format::{date, today};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use headstart_contract::measure::ScoreSeries;
use headstart_domain::instrument::Aspect;
use leptos::prelude::*;

/// The page.
pub fn plain_page() -> AnyView {
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
    let own = |course: &ScoreSeries| course.informant == "self" && !course.composite;
    let (goals, others): (Vec<_>, Vec<_>) =
        courses.into_iter().filter(own).partition(|course| course.aspect == Aspect::Goals);
    let names = plain_names(&others);
    let groups = [Way::Better, Way::Same, Way::Harder, Way::Unclear, Way::First].into_iter().map(|which| {
        let lines: Vec<AnyView> = others
            .iter()
            .zip(&names)
            .filter(|(course, _)| way(course) == which)
            .map(|(course, name)| line(course, name, which))
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="app-keep-together">
                    <h2 class="govuk-heading-m"><span class="app-way" aria-hidden="true">{which.mark()}</span>{which.heading()}</h2>
                    <ul class="govuk-list govuk-list--bullet app-plain">{lines}</ul>
                </section>
            }
        })
    });
    let groups = groups.collect_view();
    let none = others
        .is_empty()
        .then(|| view! { <p class="govuk-body">"You have not filled in any questions yet."</p> });
    let given = support.episode().identity.name.clone();
    let made = format!("For {given}. Made on {}.", date(today()));
    view! {
        <PageHeading text="How things are going for you" />
        <p class="govuk-body">{made}</p>
        <PrintButton />
        <p class="govuk-body app-plain">"This page is about the answers you gave. You can keep it. There are no good or bad answers: how you feel can go up and down."</p>
        {none}
        {groups}
        {goals_view(support, &goals)}
        <section class="app-keep-together">
            <h2 class="govuk-heading-m">"If you want to talk"</h2>
            <p class="govuk-body app-plain">"Talk to your worker, or to someone you trust. You can call Childline on 0800 1111 at any time. It is free. In an emergency call 999."</p>
        </section>
    }
    .into_any()
}

fn line(course: &ScoreSeries, name: &str, way: Way) -> AnyView {
    view! { <li><strong>{name.to_owned()}</strong>": "{sentence(course, way)}</li> }.into_any()
}

fn goals_view(support: &Support, rated: &[ScoreSeries]) -> AnyView {
    let goals = &support.episode().goals;
    if goals.is_empty() {
        return ().into_any();
    }
    let lines = goals.iter().map(|goal| {
        let course = rated.iter().find(|course| course.scale == format!("goal_{}", goal.position));
        let points = course.map(|course| course.points.as_slice()).unwrap_or_default();
        let said = match (points.first(), points.last()) {
            (Some(first), Some(last)) if points.len() > 1 => {
                format!(
                    "At first you said {} out of 10. Now you say {} out of 10.",
                    number(first.score),
                    number(last.score)
                )
            }
            (Some(first), _) => format!("You said {} out of 10.", number(first.score)),
            _ => "You have not given it a number yet.".to_owned(),
        };
        view! { <li><strong>{goal.title.clone()}</strong>": "{said}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="app-keep-together">
            <h2 class="govuk-heading-m">"Your goals"</h2>
            <p class="govuk-body app-plain">"0 means you have not started. 10 means you have got there."</p>
            <ul class="govuk-list govuk-list--bullet app-plain">{lines}</ul>
        </section>
    }
    .into_any()
}
