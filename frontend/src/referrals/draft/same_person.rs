//! Whether the young person about to be referred is somebody known already.
use super::draft_state::{DraftState, current};
use crate::api::client::post;
use crate::api::error::ApiError;
use crate::api::paths;
use crate::api::remote::failure;
use crate::format::date;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Loading, NotFound};
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use headstart_contract::likeness::{LikelyPerson, LikelyQuery};
use headstart_contract::referral::SameAsInput;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// The last part of the page's address.
pub const PATH: &str = "same-person";
const FIELD: &str = "same_as.same";
const SOMEBODY_ELSE: &str = "somebody-else";
const NOT_SURE: &str = "not-sure";

/// Known young people who may be the one in the draft. Nobody, for people who may read nobody's record.
async fn likely(draft: DraftState) -> Result<Vec<LikelyPerson>, ApiError> {
    let person = draft.input.get_untracked().young_person;
    let complete = person.given_name.is_some() && person.family_name.is_some() && person.birth_date.is_some();
    if !complete || !draft.may_know {
        return Ok(Vec::new());
    }
    let query = LikelyQuery {
        given_name: person.given_name,
        family_name: person.family_name,
        known_as: person.known_as,
        birth_date: person.birth_date,
        postcode: person.postcode,
        school_id: person.school_id,
    };
    Ok(post(paths::LIKELY_PEOPLE).json(&query).await?.value)
}

/// True when there is somebody to ask about. An answer about people who are not alike any more is taken back. When
/// it cannot be found out, nobody is held up: the question is put again at screening.
pub async fn to_be_asked(draft: DraftState) -> bool {
    let found = likely(draft).await.unwrap_or_default();
    let before = draft.input.get_untracked().same_as;
    let is_found = |id| found.iter().any(|one| one.id == id);
    let mut next = before.clone();
    next.same = next.same.filter(|id| is_found(*id));
    next.different.retain(|id| is_found(*id));
    let open = next.same.is_none() && found.iter().any(|one| !next.different.contains(&one.id));
    draft.change(|referral| referral.same_as = next);
    open
}

/// The page.
pub fn same_person() -> AnyView {
    let Some(draft) = current() else { return view! { <NotFound /> }.into_any() };
    let found = RwSignal::new(None::<Result<Vec<LikelyPerson>, ApiError>>);
    let load = Callback::new(move |()| {
        spawn_local(async move {
            let answer = likely(draft).await;
            found.try_set(Some(answer));
        });
    });
    load.run(());
    (move || match found.get() {
        None => view! { <Loading what="known young people" /> }.into_any(),
        Some(Err(error)) => failure(&error, load, false),
        Some(Ok(people)) => question(draft, people),
    })
    .into_any()
}

fn question(draft: DraftState, people: Vec<LikelyPerson>) -> AnyView {
    let form = FormState::new();
    let from_check = use_query_map().get_untracked().get("from").is_some();
    let next = draft.href(if from_check { "check" } else { "" });
    let navigate = use_navigate();
    let value = RwSignal::new(answered(&draft.input.get_untracked().same_as));
    let ids: Vec<_> = people.iter().map(|one| one.id).collect();
    let on_submit = {
        let next = next.clone();
        Callback::new(move |()| {
            let chosen = value.get_untracked();
            let message = "Choose one of the answers. If you do not know, choose “I am not sure”";
            let faults = if chosen.is_empty() { vec![FieldMessage::new(FIELD, message)] } else { Vec::new() };
            if !form.accepts(faults) {
                return;
            }
            let answer = match chosen.as_str() {
                SOMEBODY_ELSE => SameAsInput { same: None, different: ids.clone() },
                NOT_SURE => SameAsInput::default(),
                id => SameAsInput { same: id.parse().ok(), different: Vec::new() },
            };
            draft.change(|referral| referral.same_as = answer);
            let (navigate, next) = (navigate.clone(), next.clone());
            form.busy.set(true);
            spawn_local(async move {
                let saved = draft.save_all().await;
                form.busy.try_set(false);
                match saved {
                    Ok(()) => navigate(&next, NavigateOptions::default()),
                    Err(error) => error.show_in(form),
                }
            });
        })
    };
    let mut options: Vec<Choice> = people
        .iter()
        .map(|one| {
            let label = format!("Yes, it is {} ({})", one.facts.name, one.reference);
            Choice::new(one.id, label).hint(&one.grade_label)
        })
        .collect();
    options.push(Choice::new(SOMEBODY_ELSE, "No, it is somebody else"));
    options.push(
        Choice::new(NOT_SURE, "I am not sure").hint("The team that screens the referral will be asked."),
    );
    let cards = people.into_iter().map(card).collect_view();
    let back = draft.href("young-person");
    view! {
        <BackLink href=back label="Back" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=on_submit>
                <PageHeading text="Is this the same person?" caption="Make a referral" />
                <p class="govuk-body">"We know somebody who is like the young person you are telling us about."</p>
                {cards}
                <Radios name=FIELD legend="Is it the same person?" value=value options=options
                    hint="Twins, and brothers and sisters with like names, are different people." />
                <ButtonGroup>
                    <Button label="Save and continue" busy=form.busy />
                </ButtonGroup>
            </Form>
        </div></div>
    }
    .into_any()
}

fn answered(answer: &SameAsInput) -> String {
    match answer.same {
        Some(id) => id.to_string(),
        None if answer.different.is_empty() => String::new(),
        None => SOMEBODY_ELSE.to_owned(),
    }
}

fn card(one: LikelyPerson) -> AnyView {
    let reasons = one.reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view();
    let reasons = view! { <ul class="govuk-list govuk-list--bullet">{reasons}</ul> }.into_any();
    let facts = one.facts;
    let mut rows = vec![SummaryRow::text("Name", facts.name.clone())];
    rows.extend(facts.known_as.map(|name| SummaryRow::text("Known as", name)));
    rows.push(SummaryRow::text("Date of birth", date(facts.birth_date)));
    rows.push(SummaryRow::text("Home postcode", facts.postcode.unwrap_or_default()));
    rows.push(SummaryRow::text("School", facts.school.unwrap_or_default()));
    rows.push(SummaryRow::view("Why we ask", reasons));
    let title = format!("{} ({})", facts.name, one.reference);
    view! { <SummaryCard title=title><SummaryList rows=rows /></SummaryCard> }.into_any()
}
