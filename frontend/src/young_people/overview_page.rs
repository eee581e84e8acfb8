//! The first page of a young person's record.
use super::record_frame::Record;
use super::record_lists::{episode_table, referral_table};
use crate::format::yes_no;
use crate::widgets::button::{ButtonKind, LinkButton};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotFound;
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use headstart_contract::referral::ContactInput;
use headstart_contract::young_person::{Area, YoungPersonView};
use headstart_domain::person::{Ethnicity, Gender, SenStatus, Sex};
use leptos::prelude::*;

/// The page.
pub fn overview_page() -> AnyView {
    let Some(record) = Record::current() else { return view! { <NotFound /> }.into_any() };
    let href = format!("/young-people/{}/change", record.id());
    let person = record.answer.value;
    let change = person.may_edit.then(|| {
        view! { <LinkButton href=href label="Change the record" kind=ButtonKind::Secondary /> }
    });
    view! {
        <crate::shell::flash::FlashBanner />
        <div class="app-heading-row">
            <div><PageHeading text=person.identity.name.clone() caption="Overview" /></div>
            {change}
        </div>
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-one-half">
                {about(&person)}
            </div>
            <div class="govuk-grid-column-one-half">
                {person.contact.as_ref().map(contact)}
            </div>
        </div>
        {episode_table(person.episodes)}
        {referral_table(person.referrals)}
    }
    .into_any()
}

fn about(person: &YoungPersonView) -> AnyView {
    let label = |label: Option<&'static str>| label.unwrap_or_default();
    let school = match (person.identity.school.clone(), person.school_year) {
        (Some(school), Some(year)) => format!("{school}, year {year}"),
        (None, Some(year)) => format!("Year {year}"),
        (school, None) => school.unwrap_or_default(),
    };
    let mut rows = vec![
        SummaryRow::text("School", school),
        SummaryRow::text("Sex", label(person.sex.map(Sex::label))),
        SummaryRow::text("Gender", label(person.gender.map(Gender::label))),
        SummaryRow::text("Ethnic group", label(person.ethnicity.map(Ethnicity::label))),
        SummaryRow::text("Special educational needs", label(person.sen_status.map(SenStatus::label))),
        SummaryRow::text("Free school meals", yes_no(person.free_school_meals)),
        SummaryRow::text("Home postcode", person.postcode.clone().unwrap_or_default()),
    ];
    rows.extend(person.area.as_ref().map(|area| SummaryRow::text("Area", area_words(area))));
    view! { <SummaryCard title="About"><SummaryList rows=rows /></SummaryCard> }.into_any()
}

fn area_words(area: &Area) -> String {
    let locality = area.locality.as_ref().map(|name| format!("Locality {name}"));
    let ward = area.ward.as_ref().map(|name| format!("ward {name}"));
    let decile =
        area.imd_decile.map(|decile| format!("deprivation decile {decile} (1 is the most deprived tenth)"));
    [locality, ward, decile].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn contact(contact: &ContactInput) -> AnyView {
    let row = |key: &str, value: &Option<String>| value.as_ref().map(|value| SummaryRow::text(key, value));
    let rows: Vec<SummaryRow> = [
        row("Safe contact", &contact.safe_contact),
        row("Phone", &contact.phone),
        row("Email", &contact.email),
        row("Address", &contact.address),
        row("Parent or carer", &contact.carer_name),
        row("Who they are", &contact.carer_relation),
        row("Their phone", &contact.carer_phone),
        row("Their email", &contact.carer_email),
    ]
    .into_iter()
    .flatten()
    .collect();
    let content = if rows.is_empty() {
        view! { <p class="govuk-body">"No contact details were given."</p> }.into_any()
    } else {
        view! { <SummaryList rows=rows /> }.into_any()
    };
    view! { <SummaryCard title="Contact">{content}</SummaryCard> }.into_any()
}
