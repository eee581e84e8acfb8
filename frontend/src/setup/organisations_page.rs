//! Organisations that refer or deliver.
use super::remove::remove_button;
use super::setup_frame::{Lists, SaveButtons, Target, edit_link, list_and_form, saver};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::Fetched;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::TextInput;
use headstart_contract::setup::{OrganisationInput, OrganisationView};
use leptos::prelude::*;

const PATH: &str = "/setup/organisations";

/// The page.
pub fn organisations_page() -> AnyView {
    list_and_form("Organisations", PATH, Lists::new().organisations, |one| one.id.to_string(), table, form)
}

fn table(organisations: Vec<OrganisationView>) -> AnyView {
    if organisations.is_empty() {
        return view! { <Empty title="No organisations yet">"Add those that refer young people or deliver offers."</Empty> }
            .into_any();
    }
    let rows = organisations.into_iter().map(|one| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{one.name.clone()}</th>
                <td class="govuk-table__cell">{edit_link(PATH, &one.id.to_string(), &one.name)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Name"), Column::actions("Change")];
    view! { <DataTable caption="Organisations" caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}

fn form(existing: Option<OrganisationView>, list: Fetched<Listed<OrganisationView>>) -> AnyView {
    let state = FormState::new();
    let name = RwSignal::new(existing.as_ref().map(|one| one.name.clone()).unwrap_or_default());
    let existing = existing.map(|one| (one.id.to_string(), one.version));
    let target = Target { api: paths::ORGANISATIONS, existing, page: PATH };
    let remove = remove_button(state, &target, list, "organisation");
    let save = saver(state, target, list);
    let submit = Callback::new(move |()| {
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return state.refuse(vec![FieldMessage::new("name", "Enter the name of the organisation")]);
        }
        save(OrganisationInput { name });
    });
    view! {
        <Form state=state on_submit=submit>
            <TextInput name="name" label="Name" value=name class="govuk-!-width-two-thirds" />
            <SaveButtons form=state back=PATH />
            {remove}
        </Form>
    }
    .into_any()
}
