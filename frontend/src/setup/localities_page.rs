//! Localities and the wards they are made of.
use super::remove::remove_button;
use super::setup_frame::{Lists, SaveButtons, Target, edit_link, list_and_form, saver};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::Fetched;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::{TextArea, TextInput};
use headstart_contract::setup::{LocalityInput, LocalityView};
use leptos::prelude::*;

const PATH: &str = "/setup/localities";

/// The page.
pub fn localities_page() -> AnyView {
    list_and_form("Localities", PATH, Lists::new().localities, |one| one.id.to_string(), table, form)
}

fn table(localities: Vec<LocalityView>) -> AnyView {
    if localities.is_empty() {
        return view! { <Empty title="No localities yet">"Add the areas that the partnership works in."</Empty> }.into_any();
    }
    let rows = localities.into_iter().map(|one| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{one.name.clone()}</th>
                <td class="govuk-table__cell">{one.wards.join(", ")}</td>
                <td class="govuk-table__cell">{edit_link(PATH, &one.id.to_string(), &one.name)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Name"), Column::new("Wards"), Column::actions("Change")];
    view! { <DataTable caption="Localities" caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}

fn form(existing: Option<LocalityView>, list: Fetched<Listed<LocalityView>>) -> AnyView {
    let state = FormState::new();
    let name = RwSignal::new(existing.as_ref().map(|one| one.name.clone()).unwrap_or_default());
    let wards = RwSignal::new(existing.as_ref().map(|one| one.wards.join("\n")).unwrap_or_default());
    let existing = existing.map(|one| (one.id.to_string(), one.version));
    let target = Target { api: paths::LOCALITIES, existing, page: PATH };
    let remove = remove_button(state, &target, list, "locality");
    let save = saver(state, target, list);
    let submit = Callback::new(move |()| {
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return state.refuse(vec![FieldMessage::new("name", "Enter the name of the locality")]);
        }
        let typed = wards.get_untracked();
        let wards = typed.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
        save(LocalityInput { name, wards: wards.collect() });
    });
    view! {
        <Form state=state on_submit=submit>
            <TextInput name="name" label="Name" value=name class="govuk-input--width-20" />
            <TextArea name="wards" label="Wards, one on each line" value=wards rows=8
                hint="A home postcode belongs to the locality of its ward." />
            <SaveButtons form=state back=PATH />
            {remove}
        </Form>
    }
    .into_any()
}
