//! SDQ added value.
use super::left_out::{held_back, left_out};
use super::outcome_words::name_of;
use super::outcomes_nav::{Part, address, dimensions, outcomes_nav};
use super::row_list::{only_of, rows_behind};
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::interval_plot::{Interval, IntervalPlot, Measure};
use crate::charts::scale::{points, signed_points, whole};
use crate::widgets::banner::WarningText;
use crate::widgets::disclosure::Details;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use headstart_contract::evaluation::{AddedValueRow, AddedValueTable};
use leptos::prelude::*;

/// The page. What it is broken down by stands in the address.
pub fn added_value_page() -> AnyView {
    let table = fetch::<AddedValueTable>("the added value", || address("/evaluation/added-value", &["by"]));
    page(
        view! {
            {outcomes_nav()}
            <PageHeading text="Added value" />
            <p class="govuk-body">"By how many points the difficulties that parents tell of lie below what was to be expected without support (SDQ)."</p>
            <div class="govuk-grid-row"><div class="govuk-grid-column-one-half">
                <Part name="by" label="Break down by" empty="Everybody" options=dimensions(|_| true) />
            </div></div>
            {show(table, |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(table: AddedValueTable) -> AnyView {
    let mark = (!table.verified).then(|| view! { <WarningText text=table.mark /> });
    let intervals: Vec<Interval> = table.rows.iter().filter_map(interval).collect();
    let said = sentence(&table.rows);
    let links = rows_behind(table.rows.iter().filter_map(behind).collect(), "");
    let plot = if intervals.is_empty() {
        view! { <Empty title="No added value to tell yet">{said}</Empty> }.into_any()
    } else {
        view! {
            <h2 class="govuk-heading-m">"Against what was to be expected"</h2>
            <IntervalPlot title="Added value" sentence=said intervals=intervals measure=Measure::ADDED_VALUE />
        }
        .into_any()
    };
    view! {
        {mark}
        {held_back(table.held_back)}
        {plot}
        {links}
        <Details summary="How this is computed"><p class="govuk-body">{table.rule}</p></Details>
        {left_out(table.exclusions)}
    }
    .into_any()
}

fn interval(row: &AddedValueRow) -> Option<Interval> {
    Some(Interval {
        label: name_of(&row.values),
        mean: row.added_value?,
        low: row.added_value_low?,
        high: row.added_value_high?,
        count: row.periods,
    })
}

/// Where the rows behind a group's added value are, and what the group is called; none where it is held back.
fn behind(row: &AddedValueRow) -> Option<(String, String)> {
    let only = only_of(&row.values).filter(|_| row.added_value.is_some())?;
    let only = if only.is_empty() { only } else { format!("only={only}") };
    let choices = address("", &["by"]).replace('?', "&");
    Some((format!("/outcomes/added-value/rows?{only}{choices}"), name_of(&row.values)))
}

/// What the rows say.
fn sentence(rows: &[AddedValueRow]) -> String {
    match rows {
        [row] => match (row.added_value, row.added_value_low, row.added_value_high) {
            (Some(value), Some(low), Some(high)) => {
                let verdict = if low > 0.0 {
                    "fared better than expected, more than chance explains"
                } else if high < 0.0 {
                    "fared worse than expected, more than chance explains"
                } else {
                    "fared as was to be expected, as far as chance lets one tell"
                };
                format!(
                    "They {verdict}: {} points (95% interval {} to {}) in {} periods of support.",
                    signed_points(value),
                    points(low),
                    points(high),
                    whole(row.periods)
                )
            }
            _ => "Too few young people to show.".to_owned(),
        },
        rows if rows.iter().any(|row| row.added_value.is_some()) => {
            let better = rows.iter().filter(|row| row.added_value_low.is_some_and(|low| low > 0.0)).count();
            let shown = rows.iter().filter(|row| row.added_value.is_some()).count();
            format!("Of {shown} groups shown, {better} fared better than expected, more than chance explains.")
        }
        _ => "It wants two SDQ forms of the same parent, four to eight months apart, with the impact questions.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: Option<f64>) -> AddedValueRow {
        AddedValueRow {
            values: Vec::new(),
            periods: 25,
            mean_first: Some(20.0),
            mean_last: Some(14.0),
            added_value: value,
            added_value_low: value.map(|value| value - 2.0),
            added_value_high: value.map(|value| value + 2.0),
            effect_size: value.map(|value| value / 5.0),
            suppressed: value.is_none(),
        }
    }

    #[test]
    fn an_interval_that_holds_nought_is_as_expected() {
        assert!(sentence(&[row(Some(3.0))]).contains("better than expected"));
        assert!(sentence(&[row(Some(1.0))]).contains("as was to be expected"));
        assert!(sentence(&[row(Some(-3.0))]).contains("worse than expected"));
        assert_eq!(sentence(&[row(None)]), "Too few young people to show.");
        assert!(sentence(&[]).contains("four to eight months"));
    }
}
