//! The goals of the young person.
use super::episode_frame::{Support, corrected, within};
use crate::api::client::post;
use crate::api::submit::submit;
use crate::format::moment_date;
use crate::shell::flash::{Flash, FlashBanner};
use crate::widgets::button::Button;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::TextInput;
use headstart_contract::episode::{GoalInput, GoalView};
use leptos::prelude::*;
use serde::de::IgnoredAny;

/// The most goals at a time.
const MOST: usize = 3;

const SETTERS: [(&str, &str); 4] = [
    ("young_person", "The young person"),
    ("together", "Together"),
    ("carer", "A parent or carer"),
    ("worker", "The worker"),
];

fn setter(code: &str) -> String {
    SETTERS
        .iter()
        .find(|(one, _)| *one == code)
        .map_or_else(|| code.to_owned(), |(_, label)| (*label).to_owned())
}

/// The page.
pub fn goals_page() -> AnyView {
    within(|support| {
        let goals = support.episode().goals.clone();
        let may_add = support.episode().may_work && goals.len() < MOST;
        let caption = support.caption();
        view! {
            <FlashBanner />
            <PageHeading text="Goals" caption=caption />
            {table(&support, goals)}
            {may_add.then(|| view! { <GoalForm support=support /> })}
        }
        .into_any()
    })
}

fn table(support: &Support, goals: Vec<GoalView>) -> AnyView {
    let corrects = support.episode().may_correct;
    if goals.is_empty() {
        return view! { <Empty title="No goals yet">"Up to three goals, in the young person’s own words. How close they are is scored in “Measures”."</Empty> }
            .into_any();
    }
    let rows = goals.into_iter().map(|goal| {
        let correct = corrects.then(|| {
            let (href, of) = (support.href(&format!("goals/{}", goal.id)), format!(": {}", goal.title));
            view! {
                <td class="govuk-table__cell">
                    <a class="govuk-link" href=href>"Change"<span class="govuk-visually-hidden">{of}</span></a>
                </td>
            }
        });
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{goal.title}</th>
                <td class="govuk-table__cell">{setter(&goal.set_by)}</td>
                <td class="govuk-table__cell">
                    {moment_date(goal.created_at)}
                    {goal.previous_id.map(|_| view! { <span class="app-note">"Goes on from the period before"</span> })}
                    {corrected(goal.corrected_at, goal.corrected_by.as_deref())}
                </td>
                {correct}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let mut columns = vec![Column::new("Goal"), Column::new("Set by"), Column::new("Set on")];
    if corrects {
        columns.push(Column::actions("Change"));
    }
    view! { <DataTable caption="Goals" caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

#[component]
fn GoalForm(support: Support) -> impl IntoView {
    let (form, flash) = (FormState::new(), Flash::current());
    let (title, set_by) = (RwSignal::new(String::new()), RwSignal::new("young_person".to_owned()));
    let (address, fetched) = (support.api("goals"), support.fetched);
    let on_submit = Callback::new(move |()| {
        let body = match typed(title, set_by) {
            Err(fault) => return form.refuse(vec![fault]),
            Ok(body) => body,
        };
        submit::<_, IgnoredAny>(form, post(&address), body, move |_| {
            flash.say_here("Goal added");
            fetched.reload();
        });
    });
    view! {
        <h2 class="govuk-heading-m">"Add a goal"</h2>
        <Form state=form on_submit=on_submit>
            {controls(title, set_by)}
            <Button label="Add goal" busy=form.busy />
        </Form>
    }
}

/// A goal as it is typed, when it has words.
pub fn typed(title: RwSignal<String>, set_by: RwSignal<String>) -> Result<GoalInput, FieldMessage> {
    let (title, set_by) = (title.get_untracked(), set_by.get_untracked());
    if title.trim().is_empty() {
        return Err(FieldMessage::new("title", "Enter the goal"));
    }
    Ok(GoalInput { title, set_by })
}

/// The fields of a goal.
pub fn controls(title: RwSignal<String>, set_by: RwSignal<String>) -> AnyView {
    let setters = SETTERS.iter().map(|(code, label)| Choice::new(code, label)).collect::<Vec<_>>();
    view! {
        <TextInput name="title" label="The goal, in the young person’s words" value=title class="govuk-!-width-two-thirds" />
        <Radios name="set_by" legend="Who set it?" value=set_by options=setters inline=true />
    }
    .into_any()
}
