//! Clusters of schools.
use super::remove::remove_button;
use super::setup_frame::{Lists, SaveButtons, Target, choices, edit_link, list_and_form, saver};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::Fetched;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::{SelectInput, TextInput};
use headstart_contract::setup::{ClusterInput, ClusterView, LocalityView};
use leptos::prelude::*;

const PATH: &str = "/setup/clusters";

/// The page.
pub fn clusters_page() -> AnyView {
    let lists = Lists::new();
    let form = move |existing, list| form(existing, list, lists.localities);
    list_and_form("Clusters", PATH, lists.clusters, |one| one.id.to_string(), table, form)
}

fn table(clusters: Vec<ClusterView>) -> AnyView {
    if clusters.is_empty() {
        return view! { <Empty title="No clusters yet">"Clusters are groups of schools within a locality."</Empty> }.into_any();
    }
    let rows = clusters.into_iter().map(|one| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{one.name.clone()}</th>
                <td class="govuk-table__cell">{edit_link(PATH, &one.id.to_string(), &one.name)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Name"), Column::actions("Change")];
    view! { <DataTable caption="Clusters" caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

fn form(
    existing: Option<ClusterView>,
    list: Fetched<Listed<ClusterView>>,
    localities: Fetched<Listed<LocalityView>>,
) -> AnyView {
    let state = FormState::new();
    let name = RwSignal::new(existing.as_ref().map(|one| one.name.clone()).unwrap_or_default());
    let locality =
        RwSignal::new(existing.as_ref().map(|one| one.locality_id.to_string()).unwrap_or_default());
    let existing = existing.map(|one| (one.id.to_string(), one.version));
    let target = Target { api: paths::CLUSTERS, existing, page: PATH };
    let remove = remove_button(state, &target, list, "cluster");
    let save = saver(state, target, list);
    let submit = Callback::new(move |()| {
        let name = name.get_untracked().trim().to_owned();
        let locality_id = locality.get_untracked().parse().ok();
        match locality_id {
            Some(locality_id) if !name.is_empty() => save(ClusterInput { name, locality_id }),
            _ if name.is_empty() => {
                state.refuse(vec![FieldMessage::new("name", "Enter the name of the cluster")])
            }
            _ => state.refuse(vec![FieldMessage::new("locality_id", "Choose the locality")]),
        }
    });
    view! {
        <Form state=state on_submit=submit>
            <TextInput name="name" label="Name" value=name class="govuk-input--width-20" />
            {crate::api::remote::show(localities, move |_| {
                let options = choices(localities, |one| (one.id.to_string(), one.name));
                view! { <SelectInput name="locality_id" label="Locality" value=locality options=options empty="Choose one" /> }.into_any()
            })}
            <SaveButtons form=state back=PATH />
            {remove}
        </Form>
    }
    .into_any()
}
