//! The rows behind a figure.
use super::outcome_words::scale_title;
use super::outcomes_nav::address;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::scale::{number, signed};
use crate::format::short_date;
use crate::list_query::{from_cursor, part, with};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::pagination::Pagination;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::{FigureRecord, FigureRow, OutcomeDefinition};
use headstart_contract::page::Page;
use headstart_domain::evaluation::Dimension;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/outcomes/rows";

/// The page. The figure stands in the address.
pub fn rows_page() -> AnyView {
    let rows = fetch::<Page<FigureRow>>("the rows", || {
        let names = ["instrument", "scale", "informant", "only", "from", "to", "cursor"];
        address("/evaluation/outcomes/rows", &names)
    });
    let definition = fetch::<OutcomeDefinition>("the definition", || {
        address("/evaluation/outcomes/definition", &["instrument", "scale", "informant"])
    });
    page(
        view! {
            {move || {
                let names = ["instrument", "scale", "informant", "by", "from", "to"];
                view! { <BackLink href=address("/outcomes/scale", &names) label="The scale" /> }
            }}
            <PageHeading text="Rows behind this figure" />
            {show(definition, |answer| {
                let definition = answer.value;
                let what =
                    scale_title(&definition.instrument_title, &definition.scale_title, &definition.informant);
                view! { <p class="govuk-body">{what}". "{limits()}"That you read them is on record."</p> }.into_any()
            })}
            {show(rows, move |answer| content(answer.value))}
        }
        .into_any(),
    )
}

/// What the figure is limited to, in words; empty for everybody of all time.
pub fn limits() -> String {
    let query = use_query_map().get_untracked();
    let day = |name| part(&query, name).parse().ok().map(short_date);
    let mut limits = only_words(&part(&query, "only"));
    limits.extend(day("from").map(|day| format!("last score from {day}")));
    limits.extend(day("to").map(|day| format!("last score until {day}")));
    if limits.is_empty() { String::new() } else { format!("Limited to: {}. ", limits.join("; ")) }
}

/// The groups of a limit such as `tier:universal_plus,tier:universal`, in words. A record has no words here.
fn only_words(only: &str) -> Vec<String> {
    let words = |one: &str| {
        let (dimension, value) = one.split_once(':')?;
        let dimension: Dimension = dimension.parse().ok()?;
        let label = dimension.label().to_lowercase();
        Some(
            dimension
                .value_label(value)
                .map_or_else(|| format!("one {label}"), |value| format!("{label} {value}")),
        )
    };
    only.split(',').filter_map(words).collect()
}

fn content(list: Page<FigureRow>) -> AnyView {
    let query = use_query_map().get_untracked();
    let first = (!part(&query, "cursor").is_empty()).then(|| with(PATH, &query, &[]));
    let next = list.next.as_deref().map(|cursor| from_cursor(PATH, &query, cursor));
    if list.items.is_empty() && next.is_none() {
        return view! { <Empty title="No rows">"Nobody whose records you may read is behind this figure."</Empty> }
            .into_any();
    }
    let hides_scores = list.items.iter().any(|row| row.first_score.is_none());
    let columns = vec![
        Column::new("Young person"),
        Column::number("First"),
        Column::number("Last"),
        Column::number("Change"),
        Column::number("Days between"),
        Column::new("Reading"),
    ];
    let rows = list.items.into_iter().map(row).collect_view();
    view! {
        {hides_scores
            .then(|| {
                view! {
                    <p class="govuk-body">
                        "Change on this scale is judged on T scores. They rest on sex and age and would tell both, so that \
                         they are not shown beside a pseudonym."
                    </p>
                }
            })}
        <DataTable caption="Periods of support" caption_hidden=true columns=columns>{rows}</DataTable>
        <Pagination first=first next=next />
    }
    .into_any()
}

/// Whose row it is: the record, for those who may read it; a name that tells nothing, for everybody else.
pub fn who(record: Option<FigureRecord>, pseudonym: Option<String>) -> AnyView {
    match record {
        Some(record) => {
            let href = format!("/episodes/{}/measures", record.episode_id);
            view! { <a class="govuk-link" href=href>{record.reference}</a> }.into_any()
        }
        None => {
            let short: String = pseudonym.unwrap_or_default().chars().take(8).collect();
            view! { <code>{short}</code> }.into_any()
        }
    }
}

fn row(row: FigureRow) -> AnyView {
    let reading = match row.category.as_deref() {
        Some("improved") => "Reliably better",
        Some("deteriorated") => "Reliably worse",
        Some(_) => "No reliable change",
        None if row.days.is_none() => "One score so far",
        None => "No smallest reliable change is published",
    };
    let dash = || "\u{2013}".to_owned();
    let cells = [
        row.first_score.map_or_else(dash, number),
        row.last_score.map_or_else(dash, number),
        row.change.map_or_else(dash, signed),
        row.days.map_or_else(dash, |days| days.to_string()),
    ];
    let cells =
        cells.map(|cell| view! { <td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td> });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{who(row.record, row.pseudonym)}</th>
            {cells.into_iter().collect_view()}
            <td class="govuk-table__cell">{reading}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_figure_is_limited_to_is_told_in_words() {
        assert_eq!(only_words("tier:universal_plus"), ["tier Universal Plus"]);
        assert_eq!(only_words("school:0191efe4-aa6c-71bd-a7d0-d265fa35abd2"), ["one school"]);
        assert!(only_words("").is_empty());
    }
}
