//! The rows behind an added value.
use super::outcomes_nav::address;
use super::row_list::{limits, line, row_list};
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::scale::{number, points, signed_points};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::Column;
use headstart_contract::evaluation::AddedValueFigureRow;
use headstart_contract::page::Page;
use headstart_domain::evaluation::AddedValue;
use leptos::prelude::*;

const PATH: &str = "/outcomes/added-value/rows";

/// Days of a month, on average over the years.
const DAYS_OF_A_MONTH: f64 = 365.25 / 12.0;

/// The page. The figure stands in the address.
pub fn added_value_rows_page() -> AnyView {
    let rows = fetch::<Page<AddedValueFigureRow>>("the rows", || {
        address("/evaluation/added-value/rows", &["only", "cursor"])
    });
    page(
        view! {
            {move || view! { <BackLink href=address("/outcomes/added-value", &["by"]) label="Added value" /> }}
            <PageHeading text="Rows behind this added value" />
            <p class="govuk-body">
                "SDQ forms of a parent, the first and the last of a period of support. "{limits()}"That you read them is on record."
            </p>
            {show(rows, move |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(list: Page<AddedValueFigureRow>) -> AnyView {
    let columns = vec![
        Column::new("Young person"),
        Column::number("First total"),
        Column::number("First impact"),
        Column::number("First emotional"),
        Column::number("Months between"),
        Column::number("Last total"),
        Column::number("Expected"),
        Column::number("Added value"),
        Column::new("Reading"),
    ];
    row_list(PATH, columns, list, row)
}

/// What the added value of one young person says: of a single one little lies beyond chance.
fn reading(added_value: f64) -> &'static str {
    let half = AddedValue::half_width(1).unwrap_or_default();
    if added_value > half {
        "Better than chance explains"
    } else if added_value < -half {
        "Worse than chance explains"
    } else {
        "Within chance"
    }
}

fn row(row: AddedValueFigureRow) -> AnyView {
    let cells = [
        number(row.first_total),
        number(row.first_impact),
        number(row.first_emotional),
        months(row.days),
        number(row.last_total),
        points(row.expected),
        signed_points(row.added_value),
    ];
    line(row.record, row.pseudonym, cells, reading(row.added_value))
}

/// Days in months, to a tenth.
fn months(days: i64) -> String {
    format!("{:.1}", days as f64 / DAYS_OF_A_MONTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_in_months() {
        assert_eq!([120, 183, 245].map(months), ["3.9", "6.0", "8.0"]);
    }

    #[test]
    fn of_one_young_person_ten_points_lie_within_chance() {
        let readings = [-10.5, -10.0, 3.0, 10.5].map(reading);
        let within = "Within chance";
        assert_eq!(readings, ["Worse than chance explains", within, within, "Better than chance explains"]);
    }
}
