//! The young people behind a figure of reach.
use super::outcomes_nav::address;
use super::row_list::row_list;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::format::short_date;
use crate::list_query::part;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::Column;
use headstart_contract::evaluation::ReachFigureRow;
use headstart_contract::page::Page;
use headstart_domain::evaluation::Dimension;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/outcomes/reach/rows";

/// The page. The group stands in the address.
pub fn reach_rows_page() -> AnyView {
    let rows = fetch::<Page<ReachFigureRow>>("the young people", || {
        // A group of whom the value is not known has an empty one.
        let query = use_query_map().get();
        let path =
            format!("/evaluation/reach/rows?by={}&value={}", part(&query, "by"), part(&query, "value"));
        address(&path, &["cursor"])
    });
    let query = use_query_map().get_untracked();
    let who = group(&part(&query, "by"), &part(&query, "value"));
    page(
        view! {
            {move || view! { <BackLink href=address("/outcomes/reach", &["by"]) label="Reach" /> }}
            <PageHeading text="Young people behind this figure" />
            <p class="govuk-body">
                "Reached: "{who}". Only those whose records you may read are listed. That you read this is on record."
            </p>
            {show(rows, move |answer| row_list(PATH, columns(), answer.value, row))}
        }
        .into_any(),
    )
}

fn columns() -> Vec<Column> {
    vec![Column::new("Young person"), Column::new("First support began")]
}

fn row(row: ReachFigureRow) -> AnyView {
    let href = format!("/young-people/{}", row.young_person_id);
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header"><a class="govuk-link" href=href>{row.reference}</a></th>
            <td class="govuk-table__cell">{short_date(row.first_supported_on)}</td>
        </tr>
    }
    .into_any()
}

/// A group in words. A record has no words here.
fn group(by: &str, value: &str) -> String {
    let Ok(by) = by.parse::<Dimension>() else { return "everybody".to_owned() };
    let label = by.label().to_lowercase();
    match by.value_label(value) {
        Some(value) => format!("{label} {value}"),
        None if value.is_empty() => format!("{label} not known"),
        None => format!("one {label}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_told_in_words() {
        assert_eq!(group("sex", "female"), "sex Female");
        assert_eq!(group("deprivation", ""), "deprivation not known");
        assert_eq!(group("school", "0191efe4-aa6c-71bd-a7d0-d265fa35abd2"), "one school");
    }
}
