//! The fields about a young person: in a new referral and in a record that is changed.
use crate::api::paths;
use crate::api::remote::{Remote, fetch_all};
use crate::referrals::draft::draft_state::{answer, answer_field, code_field, field, filled};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::form::FieldMessage;
use crate::widgets::text_input::{SelectInput, TextArea, TextInput};
use headstart_contract::referral::YoungPersonInput;
use headstart_contract::setup::SchoolView;
use headstart_domain::person::{Ethnicity, Gender, SenStatus, Sex};
use leptos::prelude::*;

/// What has been typed.
#[derive(Clone, Copy)]
pub struct PersonFields {
    given_name: RwSignal<String>,
    family_name: RwSignal<String>,
    known_as: RwSignal<String>,
    birth_date: DateParts,
    age_reason: RwSignal<String>,
    sex: RwSignal<String>,
    gender: RwSignal<String>,
    ethnicity: RwSignal<String>,
    sen_status: RwSignal<String>,
    meals: RwSignal<String>,
    postcode: RwSignal<String>,
    school: RwSignal<String>,
    year: RwSignal<String>,
}

impl PersonFields {
    /// The fields of what is known.
    pub fn new(from: &YoungPersonInput) -> Self {
        Self {
            given_name: field(&from.given_name),
            family_name: field(&from.family_name),
            known_as: field(&from.known_as),
            birth_date: DateParts::new(from.birth_date),
            age_reason: field(&from.age_reason),
            sex: code_field(from.sex.map(Sex::as_str)),
            gender: code_field(from.gender.map(Gender::as_str)),
            ethnicity: code_field(from.ethnicity.map(Ethnicity::as_str)),
            sen_status: code_field(from.sen_status.map(SenStatus::as_str)),
            meals: answer_field(from.free_school_meals),
            postcode: field(&from.postcode),
            school: RwSignal::new(from.school_id.map(|id| id.to_string()).unwrap_or_default()),
            year: RwSignal::new(from.school_year.map(|year| year.to_string()).unwrap_or_default()),
        }
    }

    /// The same with a date of birth that is typed elsewhere as well.
    pub fn with_birth_date(self, birth_date: DateParts) -> Self {
        Self { birth_date, ..self }
    }

    /// What the fields say. Tracks them.
    pub fn read(&self) -> YoungPersonInput {
        YoungPersonInput {
            given_name: filled(self.given_name),
            family_name: filled(self.family_name),
            known_as: filled(self.known_as),
            birth_date: self.birth_date.read().unwrap_or_default(),
            age_reason: filled(self.age_reason),
            sex: self.sex.get().parse().ok(),
            gender: self.gender.get().parse().ok(),
            ethnicity: self.ethnicity.get().parse().ok(),
            sen_status: self.sen_status.get().parse().ok(),
            free_school_meals: answer(self.meals),
            postcode: filled(self.postcode),
            school_id: self.school.get().parse().ok(),
            school_year: self.year.get().trim().parse().ok(),
        }
    }

    /// What only the fields know to be wrong.
    pub fn faults(&self, prefix: &str) -> Vec<FieldMessage> {
        let mut faults = Vec::new();
        if let Err(message) = self.birth_date.read() {
            faults.push(FieldMessage::new(&format!("{prefix}birth_date"), &message));
        }
        let year = self.year.get_untracked();
        if !year.trim().is_empty() && year.trim().parse::<u8>().is_err() {
            faults.push(FieldMessage::new(
                &format!("{prefix}school_year"),
                "The year group must be a number from 1 to 13",
            ));
        }
        faults
    }

    /// The fields; their names in the request begin with `prefix`. A reason for an age outside 10 to 16 is asked
    /// for in referrals only.
    pub fn view(self, prefix: &str, asks_reason: bool) -> AnyView {
        (who(self, prefix, asks_reason), school(self, prefix), about(self, prefix)).into_any()
    }
}

fn who(fields: PersonFields, prefix: &str, asks_reason: bool) -> AnyView {
    let name = |field: &str| format!("{prefix}{field}");
    let age_reason = asks_reason.then(|| view! {
        <TextArea name=name("age_reason") label="If they are younger than 10 or older than 16: why does HeadStart still fit? (optional)"
            value=fields.age_reason rows=2 limit=500 />
    });
    view! {
        <TextInput name=name("given_name") label="Given name" value=fields.given_name class="govuk-!-width-two-thirds" />
        <TextInput name=name("family_name") label="Family name" value=fields.family_name class="govuk-!-width-two-thirds" />
        <TextInput name=name("known_as") label="Name they like to be called by (optional)" value=fields.known_as
            class="govuk-!-width-two-thirds" />
        <DateInput name=name("birth_date") legend="Date of birth" hint="For example, 27 3 2013" value=fields.birth_date />
        {age_reason}
        <TextInput name=name("postcode") label="Home postcode" value=fields.postcode class="govuk-input--width-10" />
    }
    .into_any()
}

fn school(fields: PersonFields, prefix: &str) -> AnyView {
    let name = |field: &str| format!("{prefix}{field}");
    let school_name = name("school_id");
    let schools = fetch_all::<SchoolView>("schools", || paths::all(paths::SCHOOLS));
    let choice = move || {
        match schools.state.get() {
        Remote::Loading => view! { <p class="govuk-body">"Loading schools"</p> }.into_any(),
        Remote::Ready(answer) => {
            let options = answer.value.into_items().into_iter().map(|one| (one.id.to_string(), one.name)).collect();
            view! {
                <SelectInput name=school_name.clone() label="School (optional)" value=fields.school options=options
                    empty="Not known, or none" />
            }
            .into_any()
        }
        Remote::Failed(_) => {
            view! { <p class="govuk-body">"The schools could not be loaded. You can add the school later."</p> }.into_any()
        }
    }
    };
    view! {
        {choice}
        <TextInput name=name("school_year") label="Year group (optional)" hint="1 to 13" value=fields.year
            class="govuk-input--width-2" inputmode="numeric" />
    }
    .into_any()
}

fn about(fields: PersonFields, prefix: &str) -> AnyView {
    let name = |field: &str| format!("{prefix}{field}");
    let ethnicities =
        Ethnicity::ALL.iter().map(|one| (one.as_str().to_owned(), one.label().to_owned())).collect();
    let sexes = Sex::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    let genders = Gender::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    let sen = SenStatus::ALL.iter().map(|one| Choice::new(one.as_str(), one.label())).collect();
    let meals = vec![Choice::new("yes", "Yes"), Choice::new("no", "No"), Choice::new("", "Not known")];
    view! {
        <h2 class="govuk-heading-m">"About them (all optional)"</h2>
        <p class="govuk-body">"This helps to see whether support reaches everybody. Leave out what you do not know."</p>
        <Radios name=name("sex") legend="Sex" hint="Some questionnaires are read differently for girls and boys."
            value=fields.sex options=sexes inline=true />
        <Radios name=name("gender") legend="Gender" value=fields.gender options=genders />
        <SelectInput name=name("ethnicity") label="Ethnic group" value=fields.ethnicity options=ethnicities empty="Not said" />
        <Radios name=name("sen_status") legend="Special educational needs" value=fields.sen_status options=sen />
        <Radios name=name("free_school_meals") legend="Eligible for free school meals" value=fields.meals
            options=meals inline=true />
    }
    .into_any()
}
