//! The files of a release.
use super::release_words::size;
use crate::api::client::BASE;
use crate::api::paths;
use crate::shell::session_state::SessionState;
use crate::widgets::banner::InsetText;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::release::{FileView, Manifest};
use headstart_domain::access::Permission;
use headstart_domain::id::ReleaseId;
use leptos::prelude::*;

/// How much of a checksum is shown in a row; the whole of it is in the title.
const SHOWN: usize = 12;

/// The files, as links for who may pull them.
pub fn files(release: &ReleaseId, manifest: &Manifest) -> AnyView {
    let may = SessionState::current().may(Permission::EvaluationExport);
    let address = format!("{BASE}{}", paths::release_part(release, "files"));
    let of_tables = manifest
        .resources
        .iter()
        .flat_map(|table| table.files.iter().map(move |file| (Some(table.rows), file)));
    let all = of_tables.chain(manifest.files.iter().map(|file| (None, file)));
    let rows = all.map(|(rows, file)| row(rows, file, may.then_some(address.as_str()))).collect_view();
    let columns =
        vec![Column::new("File"), Column::number("Rows"), Column::number("Size"), Column::new("SHA-256")];
    let note = (!may).then(|| view! { <InsetText>"Only evaluators pull the rows themselves."</InsetText> });
    view! {
        <p class="govuk-body">
            "The package datapackage.zip holds every table as CSV with its description. "
            <a class="govuk-link" href="/releases/dictionary">"What every column means"</a>
        </p>
        {note}
        <DataTable caption="Files" caption_hidden=true columns=columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(rows: Option<u64>, file: &FileView, address: Option<&str>) -> AnyView {
    let name = file.name.clone();
    let shown = match address {
        // The router leaves links to other parts of the server alone.
        Some(address) => {
            let (href, saved_as) = (format!("{address}/{name}"), name.clone());
            view! { <a class="govuk-link" href=href download=saved_as rel="external">{name}</a> }.into_any()
        }
        None => name.into_any(),
    };
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{shown}</th>
            <td class="govuk-table__cell govuk-table__cell--numeric">{rows}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{size(file.bytes)}</td>
            <td class="govuk-table__cell">
                <code title=file.sha256.clone()>{file.sha256.chars().take(SHOWN).collect::<String>()}"…"</code>
            </td>
        </tr>
    }
    .into_any()
}
