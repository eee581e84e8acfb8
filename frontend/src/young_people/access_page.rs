//! Who looked at the record, and who changed it.
use super::access_words::{fields, what};
use super::record_frame::Record;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::format::moment;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Empty, NotFound};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::audit::AuditView;
use leptos::prelude::*;

/// The page.
pub fn access_page() -> AnyView {
    let Some(record) = Record::current() else { return view! { <NotFound /> }.into_any() };
    let address = paths::young_person_part(&record.id(), "audit");
    let entries = fetch::<Listed<AuditView>>("who looked", move || address.clone());
    view! {
        <PageHeading text="Who looked at this record" caption=record.answer.value.identity.name />
        {show(entries, |answer| table(answer.value.into_items()))}
    }
    .into_any()
}

fn table(entries: Vec<AuditView>) -> AnyView {
    if entries.is_empty() {
        return view! { <Empty title="Nobody yet">"Each look at the record, and each change, appears here."</Empty> }.into_any();
    }
    let rows = entries.into_iter().map(|entry| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{moment(entry.at)}</th>
                <td class="govuk-table__cell">{entry.by}</td>
                <td class="govuk-table__cell">{what(&entry.action)}</td>
                <td class="govuk-table__cell">{fields(&entry.fields)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns =
        vec![Column::new("When"), Column::new("Who"), Column::new("What"), Column::new("Fields changed")];
    view! { <DataTable caption="Looks and changes, newest first" columns=columns>{rows}</DataTable> }
        .into_any()
}
