//! Looking for a young person. What is typed goes into the body of a request and never into an address.
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::submit::submit;
use crate::app::page;
use crate::format::date;
use crate::shell::session_state::SessionState;
use crate::widgets::button::Button;
use crate::widgets::date_input::{DateInput, DateParts};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Empty, NotAllowed};
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::TextInput;
use headstart_contract::young_person::{YoungPersonFound, YoungPersonSearch};
use headstart_domain::access::Permission;
use leptos::prelude::*;

/// What has been typed.
#[derive(Clone, Copy)]
struct Fields {
    given_name: RwSignal<String>,
    family_name: RwSignal<String>,
    birth_date: DateParts,
    postcode: RwSignal<String>,
    reference: RwSignal<String>,
}

impl Fields {
    fn read(&self) -> Result<YoungPersonSearch, Vec<FieldMessage>> {
        let text = |field: RwSignal<String>| {
            Some(field.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
        };
        let birth_date = untrack(|| self.birth_date.read());
        let birth_date = birth_date.map_err(|message| vec![FieldMessage::new("birth_date", &message)])?;
        let search = YoungPersonSearch {
            given_name: text(self.given_name),
            family_name: text(self.family_name),
            birth_date,
            postcode: text(self.postcode),
            reference: text(self.reference),
        };
        let by_name_or_day = search.family_name.is_some() || search.birth_date.is_some();
        if !by_name_or_day && search.postcode.is_none() && search.reference.is_none() {
            let message = "Enter a family name, a date of birth, a postcode or a reference";
            return Err(vec![FieldMessage::new("family_name", message)]);
        }
        Ok(search)
    }
}

/// The page.
pub fn search_page() -> AnyView {
    if !SessionState::current().may(Permission::YoungPeopleRead) {
        return page(view! { <NotAllowed /> }.into_any());
    }
    let empty = || RwSignal::new(String::new());
    let fields = Fields {
        given_name: empty(),
        family_name: empty(),
        birth_date: DateParts::new(None),
        postcode: empty(),
        reference: empty(),
    };
    let form = FormState::new();
    let found = RwSignal::new(None::<Vec<YoungPersonFound>>);
    let on_submit = Callback::new(move |()| match fields.read() {
        Err(faults) => form.refuse(faults),
        Ok(search) => {
            look(search, form, found);
        }
    });
    page(
        view! {
            <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
                <Form state=form on_submit=on_submit>
                    <PageHeading text="Find a young person" />
                    <p class="govuk-body">"Enter a family name, a date of birth, a postcode or a reference. The beginning of a name is enough."</p>
                    <TextInput name="family_name" label="Family name" value=fields.family_name class="govuk-input--width-20" />
                    <TextInput name="given_name" label="Given name" value=fields.given_name class="govuk-input--width-20" />
                    <DateInput name="birth_date" legend="Date of birth" value=fields.birth_date />
                    <TextInput name="postcode" label="Home postcode" value=fields.postcode class="govuk-input--width-10" />
                    <TextInput name="reference" label="Reference" value=fields.reference class="govuk-input--width-10"
                        hint="Of the young person, like YP-2K7P-9QX, or of a referral, like HS-2K7P-9QX." />
                    <Button label="Find" busy=form.busy />
                </Form>
            </div></div>
            <div role="status">{move || found.get().map(table)}</div>
        }
        .into_any(),
    )
}

fn look(search: YoungPersonSearch, form: FormState, found: RwSignal<Option<Vec<YoungPersonFound>>>) {
    let call = post(paths::YOUNG_PEOPLE_SEARCH);
    submit::<_, Listed<YoungPersonFound>>(form, call, search, move |answer| {
        found.set(Some(answer.value.into_items()))
    });
}

fn table(found: Vec<YoungPersonFound>) -> AnyView {
    if found.is_empty() {
        return view! {
            <Empty title="Nobody found">"Check the spelling, or try less: the first letters of the family name may be enough.
                You find only young people within your reach."</Empty>
        }
        .into_any();
    }
    let rows = found.into_iter().map(|person| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    <a class="govuk-link" href=format!("/young-people/{}", person.id)>{person.name}</a>
                </th>
                <td class="govuk-table__cell">{date(person.birth_date)}</td>
                <td class="govuk-table__cell">{person.school}</td>
                <td class="govuk-table__cell">{person.reference}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Name"),
        Column::new("Date of birth"),
        Column::new("School"),
        Column::new("Reference"),
    ];
    view! { <DataTable caption="Young people found" columns=columns>{rows}</DataTable> }.into_any()
}
