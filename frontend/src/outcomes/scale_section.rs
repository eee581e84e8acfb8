//! The outcome on one scale: a plot of the groups and their numbers.
use super::outcome_words::{group_of, scale_title, sentences};
use crate::charts::interval_plot::{Interval, IntervalPlot};
use crate::charts::scale::{number, points, ratio, whole as written};
use crate::list_query::part;
use crate::shell::session_state::SessionState;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::OutcomeRow;
use headstart_domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

/// What changed on one scale, in its groups.
pub fn scale_section(rows: Vec<OutcomeRow>) -> AnyView {
    let Some(first) = rows.first() else {
        return view! { <Empty title="Nothing to show">"Nobody has a score on this scale within what was chosen."</Empty> }
            .into_any();
    };
    let title = scale_title(&first.instrument_title, &first.scale_title, &first.informant);
    let said = sentences(&rows);
    let intervals: Vec<Interval> = rows.iter().filter_map(interval).collect();
    let smallest = first
        .smallest_reliable
        .map(|smallest| format!("A change counts as reliable from {} points.", number(smallest)));
    let plot = if intervals.is_empty() {
        view! { <p class="govuk-body">{said}</p> }.into_any()
    } else {
        let sentence = format!("{said} To the right of the line is better.");
        view! { <IntervalPlot title=format!("Mean change, {title}") sentence=sentence intervals=intervals /> }
            .into_any()
    };
    let query = use_query_map().get_untracked();
    let hides = rows.iter().any(|row| !row.suppressed && hides_rows(row, &query));
    view! {
        {smallest.map(|smallest| view! { <p class="govuk-body">{smallest}</p> })}
        {plot}
        {table(&title, rows)}
        {hides
            .then(|| {
                view! {
                    <p class="govuk-body">
                        "Rows behind these figures are not shown: limited to days, or to what describes young people, they would tell what single ones are like. Those of the whole programme are, and what describes young people comes in a release."
                    </p>
                }
            })}
    }
    .into_any()
}

fn interval(row: &OutcomeRow) -> Option<Interval> {
    if row.suppressed {
        return None;
    }
    Some(Interval {
        label: group_of(row),
        mean: row.mean_change?,
        low: row.mean_change_low?,
        high: row.mean_change_high?,
        count: row.paired,
    })
}

fn table(title: &str, rows: Vec<OutcomeRow>) -> AnyView {
    let rows = rows.into_iter().map(row).collect_view();
    let columns = vec![
        Column::new("Group"),
        Column::number("Measured"),
        Column::number("Pairs"),
        Column::number("First mean"),
        Column::number("Last mean"),
        Column::number("Effect size, 95% interval"),
        Column::number("Better"),
        Column::number("No change"),
        Column::number("Worse"),
        Column::number("Left raised bands"),
        Column::number("Entered them"),
    ];
    let caption = format!("Numbers: {title}");
    view! { <DataTable caption=caption caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

fn row(row: OutcomeRow) -> AnyView {
    let group = group_of(&row);
    if row.suppressed {
        return view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{group}</th>
                <td class="govuk-table__cell" colspan="10">"Too few to show"</td>
            </tr>
        }
        .into_any();
    }
    let rows = rows_behind(&row).map(|href| view! {
        <span class="app-note">
            <a class="govuk-link" href=href>"Rows behind"<span class="govuk-visually-hidden">{format!(" {group}")}</span></a>
        </span>
    });
    let mean = |value: Option<f64>| value.map_or_else(|| "\u{2013}".to_owned(), points);
    let effect = match (row.effect_size, row.effect_size_low, row.effect_size_high) {
        (Some(size), Some(low), Some(high)) => [ratio(size), format!("{} to {}", ratio(low), ratio(high))],
        (Some(size), _, _) => [ratio(size), String::new()],
        _ => ["\u{2013}".to_owned(), String::new()],
    };
    let reliable =
        |count: u64| if row.no_threshold == row.paired { "\u{2013}".to_owned() } else { written(count) };
    let of = |part: u64, whole: u64| match whole {
        0 => ["\u{2013}".to_owned(), String::new()],
        _ => [written(part), format!("of {}", written(whole))],
    };
    let alone = |cell: String| [cell, String::new()];
    let rate = row.paired_rate.map(|rate| format!("{}%", number((rate * 100.0).round())));
    let cells = [
        alone(written(row.measured)),
        [written(row.paired), rate.unwrap_or_default()],
        alone(mean(row.mean_first)),
        alone(mean(row.mean_last)),
        effect,
        alone(reliable(row.improved)),
        alone(reliable(row.unchanged)),
        alone(reliable(row.deteriorated)),
        of(row.moved_out, row.raised_first),
        of(row.moved_into, row.banded.saturating_sub(row.raised_first)),
    ];
    // What belongs to a number stands below it: so the table fits a common screen.
    let cells = cells.map(|[cell, below]| {
        let below = (!below.is_empty()).then(|| view! { <span class="app-note">{below}</span> });
        view! { <td class="govuk-table__cell govuk-table__cell--numeric">{cell}" "{below}</td> }
    });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{group}{rows}</th>
            {cells.into_iter().collect_view()}
        </tr>
    }
    .into_any()
}

/// Whether the rows are only for those who may read the records: limited to what describes young people or to days they
/// would tell of single ones.
fn hides_rows(row: &OutcomeRow, query: &ParamsMap) -> bool {
    let is_limited = ["only", "from", "to"].iter().any(|name| !part(query, name).is_empty());
    let describes = row.values.iter().any(|value| value.dimension.is_of_population());
    (is_limited || describes) && !SessionState::current().may(Permission::EpisodesRead)
}

/// Where the rows behind a figure are; none for a group of which something is not known.
fn rows_behind(row: &OutcomeRow) -> Option<String> {
    if row.values.iter().any(|value| value.value.is_empty()) {
        return None;
    }
    let only: Vec<String> =
        row.values.iter().map(|value| format!("{}:{}", value.dimension, value.value)).collect();
    let query = use_query_map().get_untracked();
    if hides_rows(row, &query) {
        return None;
    }
    let mut address = format!(
        "/outcomes/rows?instrument={}&scale={}&informant={}",
        row.instrument, row.scale, row.informant
    );
    // What the scale is broken down by goes along for the way back.
    let parts = ["by", "from", "to"].map(|name| (name, part(&query, name)));
    for (name, value) in parts.into_iter().chain([("only", only.join(","))]) {
        if !value.is_empty() {
            address.push_str(&format!("&{name}={value}"));
        }
    }
    Some(address)
}
