//! All answers before they are sent.
use super::draft_state::{DraftState, current};
use super::parts::Part;
use super::risk_warning::RiskWarning;
use super::same_person;
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all};
use crate::format::{date, today, yes_no};
use crate::shell::flash::Flash;
use crate::widgets::button::Button;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotFound;
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use headstart_contract::referral::{ReferralInput, ReferralView};
use headstart_contract::setup::SchoolView;
use headstart_domain::consent::Basis;
use headstart_domain::person::{Ethnicity, Gender, SenStatus, Sex};
use headstart_domain::referral::Source;
use headstart_domain::tier::Tier;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page.
pub fn check_answers() -> AnyView {
    let Some(draft) = current() else { return view! { <NotFound /> }.into_any() };
    let form = FormState::new();
    let navigate = use_navigate();
    let flash = Flash::current();
    let submit = Callback::new(move |()| {
        let faults = draft.input.get_untracked().check(today());
        let faults =
            faults.into_iter().map(|error| FieldMessage { field: error.field, message: error.message });
        if form.accepts(faults.collect()) {
            send(draft, form, flash, navigate.clone());
        }
    });
    let schools = fetch_all::<SchoolView>("the schools", || paths::all(paths::SCHOOLS));
    let cards = move || {
        let referral = draft.input.get();
        let school = school_name(&referral, schools);
        Part::ALL.map(|part| card(draft, part, &referral, &school)).collect_view()
    };
    view! {
        <BackLink href=draft.href("") label="Back to the parts" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=submit>
                <PageHeading text="Check your answers before you send the referral" />
                {cards}
                <RiskWarning needs=Signal::derive(move || draft.input.with(|referral| referral.worry.needs.clone())) />
                <p class="govuk-body">"The locality team will look at the referral. You can follow its progress in your list."</p>
                <Button label="Send referral" busy=form.busy />
            </Form>
        </div></div>
    }
    .into_any()
}

fn send(
    draft: DraftState,
    form: FormState,
    flash: Flash,
    navigate: impl Fn(&str, NavigateOptions) + 'static,
) {
    form.busy.set(true);
    spawn_local(async move {
        let answer = match draft.save_all().await {
            Ok(()) => {
                post(&paths::submit_draft(&draft.id)).if_match(draft.etag()).fetch::<ReferralView>().await
            }
            Err(error) => Err(error),
        };
        form.busy.try_set(false);
        match answer {
            Ok(made) => {
                flash.say(format!("Referral sent. Its reference is {}", made.value.reference));
                navigate(&format!("/referrals/{}", made.value.id), NavigateOptions::default());
            }
            Err(error) => error.show_in(form),
        }
    });
}

/// The school that was chosen; until its name has come, that one was.
fn school_name(referral: &ReferralInput, schools: Fetched<Listed<SchoolView>>) -> String {
    let Some(id) = referral.young_person.school_id else { return String::new() };
    let all = schools.value().map(Listed::into_items).unwrap_or_default();
    all.into_iter().find(|school| school.id == id).map_or_else(|| "Chosen".to_owned(), |school| school.name)
}

fn card(draft: DraftState, part: Part, referral: &ReferralInput, school: &str) -> AnyView {
    let href = format!("{}?from=check", draft.href(part.path()));
    let same_person = format!("{}?from=check", draft.href(same_person::PATH));
    let rows = answers(part, referral, school).into_iter().map(|(field, key, value)| {
        // The links of the error summary lead to the rows by the ids of their fields.
        let id = crate::widgets::form::field_id(field);
        let href = if field.starts_with("same_as.") { &same_person } else { &href };
        let shown = if value.trim().is_empty() { "Not given".to_owned() } else { value };
        SummaryRow::view(key, view! { <div class="app-text" id=id tabindex="-1">{shown}</div> }.into_any())
            .change(href)
    });
    let rows = rows.collect();
    view! { <SummaryCard title=part.title()><SummaryList rows=rows /></SummaryCard> }.into_any()
}

type Answered = (&'static str, &'static str, String);

fn text(field: &'static str, key: &'static str, value: &Option<String>) -> Answered {
    (field, key, value.clone().unwrap_or_default())
}

fn word(field: &'static str, key: &'static str, value: Option<&str>) -> Answered {
    (field, key, value.unwrap_or_default().to_owned())
}

fn answers(part: Part, referral: &ReferralInput, school: &str) -> Vec<Answered> {
    match part {
        Part::YoungPerson => about_young_person(referral, school),
        Part::Worry => about_worry(referral),
        Part::Tried => vec![
            text("worry.strengths", "Strengths", &referral.worry.strengths),
            text("worry.tried", "What has been tried", &referral.worry.tried),
            text("worry.hopes", "Hopes", &referral.worry.hopes),
        ],
        Part::Consent => about_consent(referral),
        Part::Contact => about_contact(referral),
        Part::Referrer => vec![
            word("referrer.source", "Where from", referral.referrer.source.map(Source::label)),
            text("referrer.name", "Name", &referral.referrer.name),
            text("referrer.role", "Role", &referral.referrer.role),
            text("referrer.contact", "Contact", &referral.referrer.contact),
            text("referrer.external_reference", "Your own reference", &referral.referrer.external_reference),
        ],
    }
}

fn about_young_person(referral: &ReferralInput, school: &str) -> Vec<Answered> {
    let person = &referral.young_person;
    let mut answers = vec![
        text("young_person.given_name", "Given name", &person.given_name),
        text("young_person.family_name", "Family name", &person.family_name),
        text("young_person.known_as", "Known as", &person.known_as),
        ("young_person.birth_date", "Date of birth", person.birth_date.map(date).unwrap_or_default()),
        text("young_person.age_reason", "Why the age still fits", &person.age_reason),
        text("young_person.postcode", "Home postcode", &person.postcode),
        ("young_person.school_id", "School", school.to_owned()),
        (
            "young_person.school_year",
            "Year group",
            person.school_year.map(|year| year.to_string()).unwrap_or_default(),
        ),
        word("young_person.sex", "Sex", person.sex.map(Sex::label)),
        word("young_person.gender", "Gender", person.gender.map(Gender::label)),
        word("young_person.ethnicity", "Ethnic group", person.ethnicity.map(Ethnicity::label)),
        word("young_person.sen_status", "Special educational needs", person.sen_status.map(SenStatus::label)),
        word("young_person.free_school_meals", "Free school meals", Some(yes_no(person.free_school_meals))),
    ];
    let known = match (referral.same_as.same, referral.same_as.different.is_empty()) {
        (Some(_), _) => Some("Yes, the same person as a record we have"),
        (None, false) => Some("No, somebody else than the one we know"),
        (None, true) => None,
    };
    answers.extend(known.map(|words| ("same_as.same", "Known already", words.to_owned())));
    answers
}

fn about_worry(referral: &ReferralInput) -> Vec<Answered> {
    let worry = &referral.worry;
    let needs = worry.needs.iter().map(|need| need.label()).collect::<Vec<_>>().join("\n");
    vec![
        ("worry.needs", "Needs", needs),
        text("worry.description", "What is happening", &worry.description),
        word("worry.tier", "Tier in mind", worry.tier.map(Tier::label)),
    ]
}

fn about_consent(referral: &ReferralInput) -> Vec<Answered> {
    let consent = &referral.consent;
    vec![
        word("consent.young_person_agrees", "Young person agrees", Some(yes_no(consent.young_person_agrees))),
        word("consent.parent_agrees", "Parent or carer agrees", Some(yes_no(consent.parent_agrees))),
        word("consent.basis", "Who could consent", consent.basis.map(Basis::label)),
        text("consent.given_by", "Given by", &consent.given_by),
        word("consent.may_contact_parents", "May contact parents", Some(yes_no(consent.may_contact_parents))),
        word("consent.evaluation", "Scores for evaluation", Some(yes_no(consent.evaluation))),
    ]
}

fn about_contact(referral: &ReferralInput) -> Vec<Answered> {
    let contact = &referral.contact;
    vec![
        text("contact.safe_contact", "Safe contact", &contact.safe_contact),
        text("contact.phone", "Phone", &contact.phone),
        text("contact.email", "Email", &contact.email),
        text("contact.address", "Address", &contact.address),
        text("contact.carer_name", "Parent or carer", &contact.carer_name),
        text("contact.carer_relation", "Who they are", &contact.carer_relation),
        text("contact.carer_phone", "Their phone", &contact.carer_phone),
        text("contact.carer_email", "Their email", &contact.carer_email),
    ]
}
