//! Consents: what was agreed, by whom, and recording more.
use super::record_frame::Record;
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all, show};
use crate::api::submit::submit;
use crate::format::date;
use crate::shell::flash::{Flash, FlashBanner};
use crate::shell::session_state::SessionState;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::disclosure::Details;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Empty, NotFound};
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::{Colour, Tag};
use crate::widgets::text_input::{SelectInput, TextArea, TextInput};
use headstart_contract::consent::{ConsentRecord, ConsentView};
use headstart_contract::setup::OrganisationView;
use headstart_domain::access::Permission;
use headstart_domain::consent::{Basis, Purpose};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::IgnoredAny;

/// The page.
pub fn consents_page() -> AnyView {
    let Some(record) = Record::current() else { return view! { <NotFound /> }.into_any() };
    let person = record.answer.value.clone();
    let form = FormState::new();
    let adding = record.clone();
    let add = person.may_edit.then(|| {
        view! {
            <Details summary="Record a consent"><ConsentForm record=adding /></Details>
        }
    });
    let list = consent_table(person.consents, person.may_edit, &record, form);
    view! {
        <FlashBanner />
        <Form state=form on_submit=Callback::new(|()| {})>
            <PageHeading text="Consents" caption=person.identity.name />
            {list}
        </Form>
        {add}
    }
    .into_any()
}

fn consent_table(consents: Vec<ConsentView>, may_edit: bool, record: &Record, form: FormState) -> AnyView {
    if consents.is_empty() {
        return view! { <Empty title="No consents recorded">"Without consent nothing is shared and no parent is contacted."</Empty> }
            .into_any();
    }
    let names = organisations();
    let rows = consents.into_iter().map(|consent| row(consent, may_edit, record, form, names)).collect_view();
    let columns = vec![
        Column::new("What for"),
        Column::new("Answer"),
        Column::new("Given by"),
        Column::new("From"),
        Column::new("Until"),
        Column::actions("Withdraw"),
    ];
    view! { <DataTable caption="Consents, newest first" columns=columns>{rows}</DataTable> }.into_any()
}

fn row(
    consent: ConsentView,
    may_edit: bool,
    record: &Record,
    form: FormState,
    names: Fetched<Listed<OrganisationView>>,
) -> AnyView {
    let (record, shared_with) = (record.clone(), consent.organisation_id);
    let with = move || {
        let all = names.value().map(Listed::into_items).unwrap_or_default();
        let name = all.into_iter().find(|one| Some(one.id) == shared_with).map(|one| one.name);
        name.map(|name| view! { <span class="app-note">{name}</span> })
    };
    let (text, colour) = match (consent.given, consent.withdrawn_on, consent.in_force) {
        (false, _, _) => ("Refused", Colour::Red),
        (true, Some(_), _) => ("Withdrawn", Colour::Orange),
        (true, None, true) => ("In force", Colour::Green),
        (true, None, false) => ("Ended", Colour::Grey),
    };
    let ended = consent.withdrawn_on.or(consent.until).map(date);
    let basis = consent.basis.map(|basis| view! { <span class="app-note">{basis.label()}</span> });
    let (purpose, given_by, from) = (consent.purpose.label(), consent.given_by.clone(), consent.from);
    let (flash, follows) = (Flash::current(), follows(consent.purpose));
    let withdraw = (may_edit && consent.in_force).then(|| {
        let act = Callback::new(move |()| withdraw(&record, &consent, form, flash));
        // One press by mistake shall not end what somebody agreed to.
        view! {
            <Details summary="Withdraw" hidden=purpose>
                <p class="govuk-body">{follows} " It takes effect today. Recorded anew, it begins on that day."</p>
                <Button label="Withdraw now" hidden=purpose kind=ButtonKind::Warning busy=form.busy on_click=act />
            </Details>
        }
    });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{purpose}{with}</th>
            <td class="govuk-table__cell"><Tag text=text colour=colour /></td>
            <td class="govuk-table__cell">{given_by}{basis}</td>
            <td class="govuk-table__cell">{date(from)}</td>
            <td class="govuk-table__cell">{ended}</td>
            <td class="govuk-table__cell">{withdraw}</td>
        </tr>
    }
    .into_any()
}

/// What follows when a consent is withdrawn.
const fn follows(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Support => {
            "Whoever works with the young person is warned, and nobody can be asked for answers any more."
        }
        Purpose::Share => "The organisation does not see the young person any more.",
        Purpose::ContactParents => "Parents and carers may not be contacted any more.",
        Purpose::Evaluation => "Their answers leave the figures, and the next release.",
    }
}

fn withdraw(record: &Record, consent: &ConsentView, form: FormState, flash: Flash) {
    let address = format!("{}/{}/withdraw", paths::young_person_part(&record.id(), "consents"), consent.id);
    let fetched = record.fetched;
    form.busy.set(true);
    spawn_local(async move {
        let answer = post(&address).only().await;
        form.busy.try_set(false);
        match answer {
            Ok(()) => {
                flash.say_here("Consent withdrawn. It takes effect at once.");
                fetched.reload();
            }
            Err(error) => error.show_in(form),
        }
    });
}

/// What has been typed.
#[derive(Clone, Copy)]
struct Fields {
    purpose: RwSignal<String>,
    organisation: RwSignal<String>,
    given: RwSignal<String>,
    given_by: RwSignal<String>,
    basis: RwSignal<String>,
    until: DateParts,
    assessment: RwSignal<String>,
}

impl Fields {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            purpose: empty(),
            organisation: empty(),
            given: empty(),
            given_by: empty(),
            basis: empty(),
            until: DateParts::new(None),
            assessment: empty(),
        }
    }

    fn read(&self) -> Result<ConsentRecord, Vec<FieldMessage>> {
        let mut faults = Vec::new();
        let purpose: Option<Purpose> = self.purpose.get_untracked().parse().ok();
        let given = self.given.get_untracked();
        let given_by = self.given_by.get_untracked();
        let basis: Option<Basis> = self.basis.get_untracked().parse().ok();
        let until = untrack(|| self.until.read());
        if purpose.is_none() {
            faults.push(FieldMessage::new("purpose", "Choose what the consent is for"));
        }
        if given.is_empty() {
            faults.push(FieldMessage::new("given", "Say whether consent was given"));
        }
        if given_by.trim().is_empty() {
            faults.push(FieldMessage::new("given_by", "Enter who answered"));
        }
        if given == "yes" && basis.is_none() {
            faults.push(FieldMessage::new("basis", "Say on what basis the consent was given"));
        }
        if let Err(message) = &until {
            faults.push(FieldMessage::new("until", message));
        }
        let sharing = purpose == Some(Purpose::Share);
        let organisation_id = self.organisation.get_untracked().parse().ok().filter(|_| sharing);
        if sharing && organisation_id.is_none() {
            faults.push(FieldMessage::new("organisation_id", "Choose the organisation"));
        }
        let (Some(purpose), true) = (purpose, faults.is_empty()) else { return Err(faults) };
        let assessment = Some(self.assessment.get_untracked()).filter(|text| !text.trim().is_empty());
        let until = until.unwrap_or_default();
        Ok(ConsentRecord {
            purpose,
            organisation_id,
            given: given == "yes",
            given_by,
            basis,
            until,
            assessment,
        })
    }
}

/// The organisations of the partnership, for those who may read them.
fn organisations() -> Fetched<Listed<OrganisationView>> {
    let may = SessionState::current().may(Permission::SetupRead);
    fetch_all("the organisations", move || if may { paths::all(paths::ORGANISATIONS) } else { String::new() })
}

fn which(organisations: Fetched<Listed<OrganisationView>>, fields: Fields) -> AnyView {
    show(organisations, move |answer| {
        let options =
            answer.value.into_items().into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        view! {
            <SelectInput name="organisation_id" label="With which organisation?" value=fields.organisation options=options
                empty="Choose one" />
        }
        .into_any()
    })
}

#[component]
fn ConsentForm(record: Record) -> impl IntoView {
    let (form, fields, flash) = (FormState::new(), Fields::new(), Flash::current());
    let address = paths::young_person_part(&record.id(), "consents");
    let fetched = record.fetched;
    let on_submit = Callback::new(move |()| match fields.read() {
        Err(faults) => form.refuse(faults),
        Ok(body) => {
            submit::<_, IgnoredAny>(form, post(&address), body, move |_| {
                flash.say_here("Consent recorded");
                fetched.reload();
            });
        }
    });
    let organisations = organisations();
    let purposes = Purpose::ALL.iter().map(|one| {
        let choice = Choice::new(one.as_str(), one.label());
        if *one == Purpose::Share { choice.reveals(move || which(organisations, fields)) } else { choice }
    });
    let purposes = purposes.collect::<Vec<_>>();
    let bases = Basis::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect::<Vec<_>>();
    let given = vec![Choice::new("yes", "Given"), Choice::new("no", "Refused")];
    view! {
        <Form state=form on_submit=on_submit>
            <Radios name="purpose" legend="What is it for?" value=fields.purpose options=purposes />
            <Radios name="given" legend="Answer" value=fields.given options=given inline=true />
            <TextInput name="given_by" label="Who answered" value=fields.given_by class="govuk-input--width-20" />
            <Radios name="basis" legend="Who could consent?" value=fields.basis options=bases />
            <TextArea name="assessment" label="If judged competent (Gillick): how was this assessed? (optional)"
                value=fields.assessment limit=2000 rows=3 />
            <DateInput name="until" legend="Until when? (optional)" value=fields.until />
            <Button label="Record consent" busy=form.busy />
        </Form>
    }
}
