//! The rows behind a measurable change.
use super::outcomes_nav::address;
use super::row_list::{limits, line, row_list};
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::labels;
use crate::list_query::part;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::Column;
use headstart_contract::evaluation::ChangeFigureRow;
use headstart_contract::page::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/outcomes/measurable-change/rows";

/// The page. The figure stands in the address.
pub fn change_rows_page() -> AnyView {
    let rows = fetch::<Page<ChangeFigureRow>>("the rows", || {
        address("/evaluation/measurable-change/rows", &["informant", "only", "closed", "cursor"])
    });
    let informant = labels::informant(&part(&use_query_map().get_untracked(), "informant")).to_lowercase();
    page(
        view! {
            {move || {
                view! { <BackLink href=address("/outcomes/measurable-change", &["by", "closed"]) label="Measurable change" /> }
            }}
            <PageHeading text="Rows behind this change" />
            <p class="govuk-body">
                "All scales answered by "{informant}" in a period of support. "{limits()}"That you read them is on record."
            </p>
            {show(rows, move |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(list: Page<ChangeFigureRow>) -> AnyView {
    let columns = vec![
        Column::new("Young person"),
        Column::number("Scales"),
        Column::number("With a later score"),
        Column::number("Better"),
        Column::number("No change"),
        Column::number("Worse"),
        Column::new("Reading"),
    ];
    row_list(PATH, columns, list, row)
}

fn row(row: ChangeFigureRow) -> AnyView {
    let reading = match row.category.as_deref() {
        Some("improved") => "Improved",
        Some("deteriorated") => "Deteriorated",
        Some(_) => "Did not change",
        None if row.paired == 0 => "One score so far on each scale",
        None => "No smallest reliable change is published",
    };
    let cells =
        [row.scales, row.paired, row.improved, row.unchanged, row.deteriorated].map(|cell| cell.to_string());
    line(row.record, row.pseudonym, cells, reading)
}
