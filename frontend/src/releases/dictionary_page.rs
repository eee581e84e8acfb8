//! The data dictionary: every column of a release.
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::widgets::disclosure::Details;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::release::{Dictionary, DictionaryField, DictionaryResource};
use leptos::prelude::*;

/// The page.
pub fn dictionary_page() -> AnyView {
    let dictionary = fetch::<Dictionary>("the data dictionary", || paths::DATA_DICTIONARY.to_owned());
    page(
        view! {
            <PageHeading text="What every column means" />
            {show(dictionary, |answer| {
                let version = answer.value.definition_version;
                let tables = answer.value.resources.into_iter().map(table).collect_view();
                view! {
                    <p class="govuk-body">
                        {format!("Version {version} of the data dictionary. A release keeps the one it was made by, in data-dictionary.md.")}
                    </p>
                    {tables}
                }
                .into_any()
            })}
            <p class="govuk-body"><a class="govuk-link" href="/releases">"All releases"</a></p>
        }
        .into_any(),
    )
}

fn table(table: DictionaryResource) -> AnyView {
    let title = table.name.label();
    let key = format!("{}. Key: {}.", table.row, table.key.join(", "));
    let rows = table.fields.into_iter().map(row).collect_view();
    let columns =
        vec![Column::new("Column"), Column::new("Meaning"), Column::new("Values"), Column::new("Source")];
    view! {
        <h2 class="govuk-heading-m">{title}</h2>
        <p class="govuk-body">{key}</p>
        <DataTable caption=title caption_hidden=true columns=columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(field: DictionaryField) -> AnyView {
    let unit = field.unit.map(|unit| format!(", in {unit}")).unwrap_or_default();
    let empty = if field.required { "" } else { "; may be empty" };
    let kind = format!("{}{unit}{empty}", field.kind.label());
    let codes = (!field.codes.is_empty()).then(|| {
        let lines = field
            .codes
            .into_iter()
            .map(|code| view! { <li><code>{code.code}</code>" "{code.label}</li> })
            .collect_view();
        let summary = format!("Codes of {}", field.name);
        view! { <Details summary=summary><ul class="govuk-list">{lines}</ul></Details> }
    });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header"><code>{field.name}</code></th>
            <td class="govuk-table__cell">{field.meaning}</td>
            <td class="govuk-table__cell">{kind}{codes}</td>
            <td class="govuk-table__cell">{field.source}</td>
        </tr>
    }
    .into_any()
}
