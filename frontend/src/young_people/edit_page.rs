//! Changing a young person's record. Each change is logged with its reason.
use super::contact_fields::ContactFields;
use super::person_fields::PersonFields;
use super::record_frame::Record;
use crate::api::client::{Answer, patch};
use crate::api::paths;
use crate::api::submit::submit;
use crate::shell::flash::Flash;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{NotAllowed, NotFound};
use crate::widgets::text_input::TextArea;
use headstart_contract::referral::{ContactInput, YoungPersonInput};
use headstart_contract::young_person::{YoungPersonChange, YoungPersonView};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page.
pub fn edit_page() -> AnyView {
    let Some(record) = Record::current() else { return view! { <NotFound /> }.into_any() };
    if record.answer.value.may_edit { form_page(record) } else { view! { <NotAllowed /> }.into_any() }
}

fn known(person: &YoungPersonView) -> YoungPersonInput {
    YoungPersonInput {
        given_name: Some(person.given_name.clone()),
        family_name: Some(person.family_name.clone()),
        known_as: person.identity.known_as.clone(),
        birth_date: Some(person.identity.birth_date),
        age_reason: None,
        sex: person.sex,
        gender: person.gender,
        ethnicity: person.ethnicity,
        sen_status: person.sen_status,
        free_school_meals: person.free_school_meals,
        postcode: person.postcode.clone(),
        school_id: person.school_id,
        school_year: person.school_year,
    }
}

/// Only what differs is sent: what is absent stays as it is.
fn change(
    before: &YoungPersonInput,
    after: YoungPersonInput,
    contact: Option<ContactInput>,
    reason: String,
) -> YoungPersonChange {
    YoungPersonChange {
        given_name: after.given_name.filter(|now| before.given_name.as_ref() != Some(now)),
        family_name: after.family_name.filter(|now| before.family_name.as_ref() != Some(now)),
        known_as: after.known_as.filter(|now| before.known_as.as_ref() != Some(now)),
        birth_date: after.birth_date.filter(|now| before.birth_date != Some(*now)),
        sex: after.sex.filter(|now| before.sex != Some(*now)),
        gender: after.gender.filter(|now| before.gender != Some(*now)),
        ethnicity: after.ethnicity.filter(|now| before.ethnicity != Some(*now)),
        sen_status: after.sen_status.filter(|now| before.sen_status != Some(*now)),
        free_school_meals: after.free_school_meals.filter(|now| before.free_school_meals != Some(*now)),
        postcode: after.postcode.filter(|now| before.postcode.as_ref() != Some(now)),
        school_id: after.school_id.filter(|now| before.school_id != Some(*now)),
        school_year: after.school_year.filter(|now| before.school_year != Some(*now)),
        contact,
        reason: Some(reason),
    }
}

fn form_page(record: Record) -> AnyView {
    let (form, flash, navigate) = (FormState::new(), Flash::current(), use_navigate());
    let Answer { value: person, etag } = record.answer.clone();
    let before = known(&person);
    let old_contact = person.contact.clone();
    let fields = PersonFields::new(&before);
    let contact = ContactFields::new(&old_contact.clone().unwrap_or_default());
    let sees_contact = old_contact.is_some();
    let reason = RwSignal::new(String::new());
    let (address, back, fetched) =
        (paths::young_person(&record.id()), format!("/young-people/{}", record.id()), record.fetched);
    let cancel = back.clone();
    let on_submit = Callback::new(move |()| {
        let mut faults = untrack(|| fields.faults(""));
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            faults.push(FieldMessage::new("reason", "Say why the record is changed"));
        }
        if !form.accepts(faults) {
            return;
        }
        let new_contact =
            Some(untrack(|| contact.read())).filter(|now| sees_contact && Some(now) != old_contact.as_ref());
        let body = change(&before, untrack(|| fields.read()), new_contact, why);
        let (navigate, back) = (navigate.clone(), back.clone());
        submit::<_, YoungPersonView>(form, patch(&address).if_match(etag.clone()), body, move |answer| {
            flash.say("Record changed");
            fetched.replace(answer);
            navigate(&back, NavigateOptions::default());
        });
    });
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=on_submit>
                <PageHeading text="Change the record" caption=person.identity.name.clone() />
                <p class="govuk-body">"When the date of birth or the sex is corrected, scores that are judged by them are worked out again."</p>
                {fields.view("", false)}
                {sees_contact.then(|| contact.view())}
                <TextArea name="reason" label="Why is the record changed?" value=reason rows=3 limit=500 />
                <ButtonGroup>
                    <Button label="Save changes" busy=form.busy />
                    <a class="govuk-link" href=cancel>"Cancel"</a>
                </ButtonGroup>
            </Form>
        </div></div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_sent() {
        let before =
            YoungPersonInput { given_name: Some("Ana".into()), school_year: Some(8), ..Default::default() };
        let after =
            YoungPersonInput { given_name: Some("Anna".into()), school_year: Some(8), ..Default::default() };
        let sent = change(&before, after, None, "Spelling".into());
        let expected = YoungPersonChange {
            given_name: Some("Anna".into()),
            reason: Some("Spelling".into()),
            ..Default::default()
        };
        assert_eq!(sent, expected);
    }
}
