//! The list of rows behind a figure, whichever figure it is.
use crate::format::short_date;
use crate::list_query::{from_cursor, part, with};
use crate::shell::session_state::SessionState;
use crate::widgets::page_state::Empty;
use crate::widgets::pagination::Pagination;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::{FigureRecord, OutcomeValue};
use headstart_contract::page::Page;
use headstart_domain::access::Permission;
use headstart_domain::evaluation::Dimension;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// One page of the rows at an address, or why there is none.
pub fn row_list<T>(path: &str, columns: Vec<Column>, list: Page<T>, row: fn(T) -> AnyView) -> AnyView {
    let query = use_query_map().get_untracked();
    let first = (!part(&query, "cursor").is_empty()).then(|| with(path, &query, &[]));
    let next = list.next.as_deref().map(|cursor| from_cursor(path, &query, cursor));
    if list.items.is_empty() && next.is_none() {
        return view! { <Empty title="No rows">"Nobody whose records you may read is behind this figure."</Empty> }
            .into_any();
    }
    let rows = list.items.into_iter().map(row).collect_view();
    view! {
        <DataTable caption="Rows behind the figure" caption_hidden=true columns=columns>{rows}</DataTable>
        <Pagination first=first next=next />
    }
    .into_any()
}

/// One row: whose it is, its numbers, and what they say together.
pub fn line<const N: usize>(
    record: Option<FigureRecord>,
    pseudonym: Option<String>,
    numbers: [String; N],
    reading: &'static str,
) -> AnyView {
    let cells =
        numbers.map(|cell| view! { <td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td> });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{who(record, pseudonym)}</th>
            {cells.into_iter().collect_view()}
            <td class="govuk-table__cell">{reading}</td>
        </tr>
    }
    .into_any()
}

/// Whose row it is: the record, for those who may read it; a name that tells nothing, for everybody else.
fn who(record: Option<FigureRecord>, pseudonym: Option<String>) -> AnyView {
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

/// What the rows behind a group's figures are limited to, as the address says it; none where there are no such rows: for a
/// group of which something is not known, and for one that is told apart by what describes young people, unless one may
/// read the records.
pub fn only_of(values: &[OutcomeValue]) -> Option<String> {
    let describes = values.iter().any(|value| value.dimension.is_of_population());
    let is_hidden = describes && !SessionState::current().may(Permission::EpisodesRead);
    if is_hidden || values.iter().any(|value| value.value.is_empty()) {
        return None;
    }
    let only: Vec<String> =
        values.iter().map(|value| format!("{}:{}", value.dimension, value.value)).collect();
    Some(only.join(","))
}

/// Links to the rows behind the figures of groups: where they are, and what the group is called.
pub fn rows_behind(links: Vec<(String, String)>, of: &str) -> AnyView {
    let of = (!of.is_empty()).then(|| format!(", {of}"));
    let link = |(href, group): (String, String)| {
        let of = of.clone().map(|of| view! { <span class="govuk-visually-hidden">{of}</span> });
        view! { <li><a class="govuk-link" href=href>"Rows behind "{group}{of}</a></li> }
    };
    let links = links.into_iter().map(link).collect_view();
    view! { <ul class="govuk-list">{links}</ul> }.into_any()
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
