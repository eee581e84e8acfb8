//! Schools: whether they take part, and where they belong.
use super::setup_frame::{Lists, SaveButtons, Target, choices, edit_link, saver};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, show};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::{Colour, Tag};
use crate::widgets::text_input::SelectInput;
use headstart_contract::setup::{SchoolInput, SchoolView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/setup/schools";

/// The page. Schools come from the national register; only what the partnership decides about them is changed.
pub fn schools_page() -> AnyView {
    let lists = Lists::new();
    let query = use_query_map();
    view! {
        <PageHeading text="Schools" />
        {show(lists.schools, move |answer| {
            let edit = query.get().get("edit").unwrap_or_default();
            let schools = answer.value.into_items();
            match schools.iter().find(|one| one.id.to_string() == edit) {
                Some(school) => form(school.clone(), lists),
                None => table(schools),
            }
        })}
    }
    .into_any()
}

fn table(schools: Vec<SchoolView>) -> AnyView {
    if schools.is_empty() {
        return view! { <Empty title="No schools yet">"Schools are imported from the national register."</Empty> }.into_any();
    }
    let rows = schools.into_iter().map(|one| {
        let part = one.takes_part.then(|| view! { <Tag text="Takes part" colour=Colour::Green /> });
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{one.name.clone()}</th>
                <td class="govuk-table__cell">{one.phase}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{one.urn}</td>
                <td class="govuk-table__cell">{part}</td>
                <td class="govuk-table__cell">{edit_link(PATH, &one.id.to_string(), &one.name)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Name"),
        Column::new("Phase"),
        Column::number("URN"),
        Column::new("Programme"),
        Column::actions("Change"),
    ];
    view! { <DataTable caption="Schools" caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

fn form(school: SchoolView, lists: Lists) -> AnyView {
    let state = FormState::new();
    let field = |id: Option<String>| RwSignal::new(id.unwrap_or_default());
    let locality = field(school.locality_id.map(|id| id.to_string()));
    let cluster = field(school.cluster_id.map(|id| id.to_string()));
    let part = RwSignal::new(if school.takes_part { "yes" } else { "no" }.to_owned());
    let existing = Some((school.id.to_string(), school.version));
    let list: Fetched<Listed<SchoolView>> = lists.schools;
    let save = saver(state, Target { api: paths::SCHOOLS, existing, page: PATH }, list);
    let submit = Callback::new(move |()| {
        save(SchoolInput {
            locality_id: locality.get_untracked().parse().ok(),
            cluster_id: cluster.get_untracked().parse().ok(),
            takes_part: part.get_untracked() == "yes",
        });
    });
    let yes_no = vec![Choice::new("yes", "Yes"), Choice::new("no", "No")];
    view! {
        <h2 class="govuk-heading-m">{school.name}</h2>
        <Form state=state on_submit=submit>
            <Radios name="takes_part" legend="Does it take part in the programme?" value=part options=yes_no inline=true />
            {show(lists.localities, move |_| {
                let options = choices(lists.localities, |one| (one.id.to_string(), one.name));
                view! { <SelectInput name="locality_id" label="Locality" value=locality options=options empty="None" /> }.into_any()
            })}
            {show(lists.clusters, move |_| {
                let options = choices(lists.clusters, |one| (one.id.to_string(), one.name));
                view! { <SelectInput name="cluster_id" label="Cluster" value=cluster options=options empty="None" /> }.into_any()
            })}
            <SaveButtons form=state back=PATH />
        </Form>
    }
    .into_any()
}
