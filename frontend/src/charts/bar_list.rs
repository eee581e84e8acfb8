//! Bars in a table: the table is the text alternative at once.
use super::scale::number;
use crate::widgets::table::{Column, DataTable};
use leptos::prelude::*;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// The number; `None` when it is too small to be shown.
    pub value: Option<f64>,
    /// What the number counts.
    pub note: String,
}

/// A table of numbers with bars, the longest of which is the greatest number.
#[component]
pub fn BarList(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The head of the first column.
    #[prop(into)]
    of: String,
    /// The head of the column of numbers.
    #[prop(into)]
    unit: String,
    /// The bars in order.
    bars: Vec<Bar>,
) -> impl IntoView {
    let longest = bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
    let columns = vec![Column::new(&of), Column::number(&unit), Column::new("Bar")];
    let rows = bars.into_iter().map(|bar| {
        let share = bar.value.filter(|_| longest > 0.0).map_or(0.0, |value| value / longest * 100.0);
        let shown = bar
            .value
            .map_or_else(|| "Too few to show".to_owned(), |value| format!("{} {}", number(value), bar.note));
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{bar.label}</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{shown}</td>
                <td class="govuk-table__cell app-bars__track">
                    <span class="app-bars__bar" aria-hidden="true" style:width=format!("{share:.0}%")></span>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! { <div class="app-bars"><DataTable caption=caption columns=columns>{rows}</DataTable></div> }
}
