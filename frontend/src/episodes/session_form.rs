//! Recording a session, and correcting one.
use super::episode_frame::{Support, within};
use crate::api::client::{Call, post, put};
use crate::api::listed::Listed;
use crate::api::paths::etag;
use crate::api::remote::{fetch, show};
use crate::api::submit::submit;
use crate::format::today;
use crate::shell::flash::Flash;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotFound;
use crate::widgets::text_input::{SelectInput, TextArea, TextInput};
use chrono::NaiveDate;
use headstart_contract::episode::{SessionInput, SessionView};
use headstart_domain::episode::{Attendance, Mechanism};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use serde::de::IgnoredAny;

/// What has been typed.
#[derive(Clone, Copy)]
struct Fields {
    on: DateParts,
    minutes: RwSignal<String>,
    mechanism: RwSignal<String>,
    attendance: RwSignal<String>,
    placement: RwSignal<String>,
    note: RwSignal<String>,
}

impl Fields {
    /// What is known of a session, or what most new ones are.
    fn new(known: Option<&SessionView>) -> Self {
        let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        let mechanism = known.map_or(Mechanism::FaceToFace, |known| known.mechanism);
        Self {
            on: DateParts::new(Some(known.map_or_else(today, |known| known.on))),
            minutes: text(known.and_then(|known| known.minutes).map(|minutes| minutes.to_string())),
            mechanism: RwSignal::new(mechanism.as_str().to_owned()),
            attendance: text(known.map(|known| known.attendance.as_str().to_owned())),
            placement: text(known.and_then(|known| known.placement_id).map(|id| id.to_string())),
            note: text(known.and_then(|known| known.note.clone())),
        }
    }

    fn read(&self) -> Result<SessionInput, Vec<FieldMessage>> {
        let mut faults = Vec::new();
        let on = day_not_ahead(untrack(|| self.on.read()), today());
        let minutes = minutes(&self.minutes.get_untracked());
        let attendance: Option<Attendance> = self.attendance.get_untracked().parse().ok();
        let mechanism: Option<Mechanism> = self.mechanism.get_untracked().parse().ok();
        if let Err(message) = &on {
            faults.push(FieldMessage::new("on", message));
        }
        if let Err(message) = &minutes {
            faults.push(FieldMessage::new("minutes", message));
        }
        if attendance.is_none() {
            faults.push(FieldMessage::new("attendance", "Say whether the young person came"));
        }
        if mechanism.is_none() {
            faults.push(FieldMessage::new("mechanism", "Say how the session took place"));
        }
        let (Ok(on), Ok(minutes), Some(attendance), Some(mechanism)) = (on, minutes, attendance, mechanism)
        else {
            return Err(faults);
        };
        let note = Some(self.note.get_untracked()).filter(|text| !text.trim().is_empty());
        let placement_id = self.placement.get_untracked().parse().ok();
        Ok(SessionInput { on, minutes, mechanism, attendance, placement_id, note })
    }
}

/// The day of something that has happened.
pub fn day_not_ahead(
    typed: Result<Option<NaiveDate>, String>,
    today: NaiveDate,
) -> Result<NaiveDate, String> {
    match typed? {
        None => Err("Enter the date".to_owned()),
        Some(day) if day > today => Err("The date must be today or in the past".to_owned()),
        Some(day) => Ok(day),
    }
}

fn minutes(typed: &str) -> Result<Option<u16>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let minutes = typed.trim().parse::<u16>().ok().filter(|minutes| (1..=480).contains(minutes));
    minutes.map(Some).ok_or_else(|| "The length must be a number of minutes from 1 to 480".to_owned())
}

/// The page.
pub fn session_form_page() -> AnyView {
    within(|support| form_page(support, None))
}

/// The page on which a session is corrected.
pub fn session_correction_page() -> AnyView {
    let id = use_params_map().get_untracked().get("session").unwrap_or_default();
    within(move |support| {
        let address = support.api("sessions");
        let sessions = fetch::<Listed<SessionView>>("the session", move || address.clone());
        show(sessions, move |answer| {
            let found = answer.value.into_items().into_iter().find(|one| one.id.to_string() == id);
            match found.filter(|_| support.episode().may_correct) {
                Some(session) => form_page(support.clone(), Some(session)),
                None => view! { <NotFound /> }.into_any(),
            }
        })
    })
}

fn form_page(support: Support, known: Option<SessionView>) -> AnyView {
    let fields = Fields::new(known.as_ref());
    let (form, flash, navigate) = (FormState::new(), Flash::current(), use_navigate());
    let (address, back, fetched) = (support.api("sessions"), support.href("sessions"), support.fetched);
    let belongs = known.as_ref().and_then(|known| known.placement_id);
    let placements: Vec<(String, String)> = support
        .episode()
        .placements
        .iter()
        .filter(|one| one.state.is_open() || belongs == Some(one.id))
        .map(|one| (one.id.to_string(), one.offer.clone()))
        .collect();
    let target = back.clone();
    let version = known.as_ref().map(|known| (known.id.to_string(), known.version));
    let (title, label, done) = match &known {
        Some(_) => ("Change a session", "Save changes", "Session changed"),
        None => ("Record a session", "Record session", "Session recorded"),
    };
    let correcting = known.is_some().then(|| view! {
        <p class="govuk-body">"What you save replaces what was recorded. Who changed it, and what, is kept."</p>
    });
    let on_submit = Callback::new(move |()| match fields.read() {
        Err(faults) => form.refuse(faults),
        Ok(body) => {
            let (navigate, target) = (navigate.clone(), target.clone());
            submit::<_, IgnoredAny>(form, call(&address, version.as_ref()), body, move |_| {
                flash.say(done);
                fetched.reload();
                navigate(&target, NavigateOptions::default());
            });
        }
    });
    view! {
        <BackLink href=back.clone() label="Back to sessions" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=on_submit>
                <PageHeading text=title caption=support.caption() />
                {correcting}
                {controls(fields, placements)}
                <ButtonGroup>
                    <Button label=label busy=form.busy />
                    <a class="govuk-link" href=back>"Cancel"</a>
                </ButtonGroup>
            </Form>
        </div></div>
    }
    .into_any()
}

/// A new session, or the next version of a known one.
fn call(address: &str, known: Option<&(String, i32)>) -> Call {
    match known {
        Some((id, version)) => put(&format!("{address}/{id}")).if_match(Some(etag(*version))),
        None => post(address),
    }
}

fn controls(fields: Fields, placements: Vec<(String, String)>) -> AnyView {
    let attendances = Attendance::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    let mechanisms =
        Mechanism::ALL.iter().map(|one| (one.as_str().to_owned(), one.label().to_owned())).collect();
    let placement = (!placements.is_empty()).then(|| view! {
        <SelectInput name="placement_id" label="Offer it belongs to (optional)" value=fields.placement options=placements empty="None" />
    });
    view! {
        <DateInput name="on" legend="When was it?" value=fields.on />
        <Radios name="attendance" legend="Did the young person come?" value=fields.attendance options=attendances />
        <SelectInput name="mechanism" label="How did it take place?" value=fields.mechanism options=mechanisms />
        <TextInput name="minutes" label="How long, in minutes? (optional)" value=fields.minutes class="govuk-input--width-3" inputmode="numeric" />
        {placement}
        <TextArea name="note" label="What was done? (optional)" value=fields.note limit=4000 />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_cannot_lie_in_the_future() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
        assert_eq!(day_not_ahead(Ok(Some(day(1))), day(1)), Ok(day(1)));
        assert!(day_not_ahead(Ok(Some(day(2))), day(1)).is_err());
        assert!(day_not_ahead(Ok(None), day(1)).is_err());
    }

    #[test]
    fn minutes_may_be_left_out_but_not_be_nonsense() {
        assert_eq!(minutes(" "), Ok(None));
        assert_eq!(minutes("45"), Ok(Some(45)));
        assert!(minutes("0").is_err() && minutes("481").is_err() && minutes("an hour").is_err());
    }
}
