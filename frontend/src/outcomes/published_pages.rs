//! Tables that were published.
use super::outcome_words::name_of;
use super::outcomes_nav::outcomes_nav;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::scale::{number, points, ratio, signed_points, whole};
use crate::format::moment;
use crate::labels;
use crate::list_query::{from_cursor, part, with};
use crate::shell::flash::FlashBanner;
use crate::widgets::banner::InsetText;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::pagination::Pagination;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::{
    OutcomeSelection, PublishedRow, PublishedTableLine, PublishedTableView,
};
use headstart_contract::page::Page;
use headstart_domain::evaluation::Dimension;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

const PATH: &str = "/outcomes/published";

/// The list of published tables.
pub fn published_page() -> AnyView {
    let tables = fetch::<Page<PublishedTableLine>>("the published tables", || {
        super::outcomes_nav::address("/evaluation/published-tables", &["cursor"])
    });
    page(
        view! {
            {outcomes_nav()}
            <PageHeading text="Published tables" />
            <p class="govuk-body">"What left the programme. A published table never changes; whatever is shown or published later may not tell of a few young people beside it."</p>
            {show(tables, |answer| list(answer.value))}
        }
        .into_any(),
    )
}

fn list(tables: Page<PublishedTableLine>) -> AnyView {
    let query = use_query_map().get_untracked();
    let first = (!part(&query, "cursor").is_empty()).then(|| with(PATH, &query, &[]));
    let next = tables.next.as_deref().map(|cursor| from_cursor(PATH, &query, cursor));
    if tables.items.is_empty() {
        return view! { <Empty title="No table is published yet">"Programme managers and officers publish from the outcomes by scale."</Empty> }
            .into_any();
    }
    let columns = vec![
        Column::new("Title"),
        Column::new("Broken down by"),
        Column::new("Published by"),
        Column::new("Published"),
    ];
    let rows = tables.items.into_iter().map(|table| {
        let href = format!("{PATH}/{}", table.id);
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header"><a class="govuk-link" href=href>{table.title}</a></th>
                <td class="govuk-table__cell">{broken_down(&table.selection)}</td>
                <td class="govuk-table__cell">{table.published_by}</td>
                <td class="govuk-table__cell">{moment(table.published_at)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <DataTable caption="Published tables" caption_hidden=true columns=columns>{rows}</DataTable>
        <Pagination first=first next=next />
    }
    .into_any()
}

/// What a table is broken down by, in words.
fn broken_down(selection: &OutcomeSelection) -> String {
    let by = selection.by.as_deref().unwrap_or_default();
    let labels: Vec<&str> = by.split(',').filter_map(|one| one.parse().ok()).map(Dimension::label).collect();
    if labels.is_empty() { "Whole programme".to_owned() } else { labels.join(", ") }
}

/// One published table. Its identifier stands in the address.
pub fn published_table_page() -> AnyView {
    let params = use_params_map();
    let table = fetch::<PublishedTableView>("the table", move || {
        params.get().get("id").map(|id| format!("/evaluation/published-tables/{id}")).unwrap_or_default()
    });
    page(
        view! {
            <BackLink href=PATH label="Published tables" />
            <FlashBanner />
            {show(table, |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(table: PublishedTableView) -> AnyView {
    let csv = format!("/api/v1/evaluation/published-tables/{}/table.csv", table.id);
    let period = match (table.selection.from, table.selection.to) {
        (None, None) => "All time".to_owned(),
        (from, to) => {
            let day = |day: Option<chrono::NaiveDate>| day.map(crate::format::short_date);
            format!(
                "{} to {}",
                day(from).unwrap_or_else(|| "the beginning".into()),
                day(to).unwrap_or_else(|| "publication".into())
            )
        }
    };
    let rows = vec![
        SummaryRow::text("Published", format!("{} by {}", moment(table.published_at), table.published_by)),
        SummaryRow::text("Broken down by", broken_down(&table.selection)),
        SummaryRow::text("Last score within", period),
        SummaryRow::text("Pairing", table.pairing),
    ];
    let scales = table
        .rows
        .chunk_by(|one, other| {
            (&one.instrument, &one.scale, &one.informant)
                == (&other.instrument, &other.scale, &other.informant)
        })
        .map(|rows| scale(rows, &table.held_back_mark))
        .collect_view();
    view! {
        <PageHeading text=table.title />
        <SummaryList rows=rows />
        <p class="govuk-body"><a class="govuk-link" href=csv rel="external" download="table.csv">"Download as CSV"</a></p>
        <InsetText>"Counts are rounded to the nearest five, so figures may not add up."</InsetText>
        {scales}
    }
    .into_any()
}

/// What one scale of the table says, and its numbers.
fn scale(rows: &[PublishedRow], mark: &str) -> AnyView {
    let Some(first) = rows.first() else { return ().into_any() };
    let informant = labels::informant(&first.informant).to_lowercase();
    let title = format!("{}: {}, answered by {informant}", first.instrument_title, first.scale_title);
    let columns = vec![
        Column::new("Group"),
        Column::number("Measured"),
        Column::number("Pairs"),
        Column::number("Mean change"),
        Column::number("Effect size"),
        Column::number("Better"),
        Column::number("Worse"),
    ];
    let cells = rows.iter().map(row).collect_view();
    view! {
        <section>
            <h2 class="govuk-heading-m">{title.clone()}</h2>
            <p class="govuk-body">{sentence(rows)}</p>
            <DataTable caption=title caption_hidden=true columns=columns>{cells}</DataTable>
            {rows.iter().any(is_marked).then(|| view! { <p class="govuk-body-s">{mark.to_owned()}</p> })}
        </section>
    }
    .into_any()
}

/// Whether a figure of the row is shown as a mark.
fn is_marked(row: &PublishedRow) -> bool {
    row.suppressed
        || row.measured.is_none()
        || row.paired.is_none()
        || row.improved_percent.is_none()
        || row.deteriorated_percent.is_none()
}

fn sentence(rows: &[PublishedRow]) -> String {
    let shown = || rows.iter().filter(|row| !row.suppressed);
    let better = shown().filter(|row| row.mean_change_low.is_some_and(|low| low > 0.0)).count();
    let hidden = rows.len() - shown().count();
    let held = match hidden {
        0 => String::new(),
        1 => " 1 group is held back.".to_owned(),
        many => format!(" {many} groups are held back."),
    };
    match (rows.len(), shown().count()) {
        (1, 0) => "Too few young people to show.".to_owned(),
        (1, _) if better == 1 => "Better on average, more than chance explains.".to_owned(),
        (1, _) => "No change for the better that chance could not explain.".to_owned(),
        (_, shown) => {
            format!("{better} of {shown} groups shown got better, more than chance explains.{held}")
        }
    }
}

fn row(row: &PublishedRow) -> AnyView {
    let group = name_of(&row.values);
    let held = || "*".to_owned();
    let dash = || "\u{2013}".to_owned();
    let percent = |share: Option<f64>| share.map_or_else(held, |share| format!("{}%", number(share)));
    let change = match (row.mean_change, row.mean_change_low, row.mean_change_high) {
        (Some(mean), Some(low), Some(high)) => {
            format!("{} ({} to {})", signed_points(mean), points(low), points(high))
        }
        (Some(mean), _, _) => signed_points(mean),
        _ if row.suppressed => held(),
        _ => dash(),
    };
    let cells = [
        row.measured.map_or_else(held, whole),
        row.paired.map_or_else(held, whole),
        change,
        row.effect_size.map_or_else(if row.suppressed { held } else { dash }, ratio),
        percent(row.improved_percent),
        percent(row.deteriorated_percent),
    ];
    let cells =
        cells.map(|cell| view! { <td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td> });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{group}</th>
            {cells.into_iter().collect_view()}
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_are_told_in_words() {
        let by = |by: &str| OutcomeSelection { by: Some(by.to_owned()), ..OutcomeSelection::default() };
        assert_eq!(broken_down(&by("tier,fsm")), "Tier, Free school meals");
        assert_eq!(broken_down(&OutcomeSelection::default()), "Whole programme");
    }
}
