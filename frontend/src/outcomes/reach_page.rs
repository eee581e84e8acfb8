//! Whom the programme reaches.
use super::left_out::{held_back, left_out};
use super::outcomes_nav::{Part, address, dimensions, outcomes_nav};
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::interval_plot::{Interval, IntervalPlot, Measure};
use crate::charts::scale::{percent, ratio, whole};
use crate::format::short_date;
use crate::shell::session_state::SessionState;
use crate::widgets::banner::InsetText;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::{ReachRow, ReachTable};
use headstart_domain::access::Permission;
use headstart_domain::evaluation::Dimension;
use leptos::prelude::*;

/// The page. What groups are told apart by stands in the address.
pub fn reach_page() -> AnyView {
    let table = fetch::<ReachTable>("the reach", || {
        let address = address("/evaluation/reach", &["by"]);
        if address.contains("by=") { address } else { format!("{address}?by={}", Dimension::Locality) }
    });
    let options = dimensions(|one| one.is_of_population() && *one != Dimension::Locality);
    page(
        view! {
            {outcomes_nav()}
            <PageHeading text="Reach" />
            <div class="govuk-grid-row"><div class="govuk-grid-column-one-half">
                <Part name="by" label="Compare by" empty="Locality" options=options />
            </div></div>
            {show(table, |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(table: ReachTable) -> AnyView {
    let of = match &table.population {
        Some(population) => {
            let day = population.as_at.map(|day| format!(", {}", short_date(day))).unwrap_or_default();
            format!("Compared with {} people: {}{day}.", whole(population.people), population.source)
        }
        None => format!(
            "No population by {} is set, so nothing is compared. An administrator can set one.",
            table.by.label().to_lowercase()
        ),
    };
    let change = SessionState::current().may(Permission::SetupWrite).then(|| {
        let href = format!("/setup/population?edit={}", table.by);
        view! { <p class="govuk-body"><a class="govuk-link" href=href>"Set or correct these figures"</a></p> }
    });
    let intervals: Vec<Interval> = table.rows.iter().filter_map(interval).collect();
    let plot = (!intervals.is_empty()).then(|| view! {
        <h2 class="govuk-heading-m">"Who is reached"</h2>
        <IntervalPlot title="Share of those reached, against the share of the population" sentence=sentence(&table.rows)
            intervals=intervals measure=Measure::REPRESENTATION />
    });
    view! {
        <InsetText>{of}</InsetText>
        {change}
        {held_back(table.held_back)}
        {plot}
        {numbers(&table)}
        <p class="govuk-body">{table.rule.clone()}</p>
        {left_out(table.exclusions)}
    }
    .into_any()
}

fn interval(row: &ReachRow) -> Option<Interval> {
    Some(Interval {
        label: row.group.label.clone(),
        mean: row.relative_representation?,
        low: row.relative_representation_low?,
        high: row.relative_representation_high?,
        count: row.reached,
    })
}

/// Which groups are reached more, and less, than their share.
fn sentence(rows: &[ReachRow]) -> String {
    let named = |is: fn(&&ReachRow) -> bool| -> String {
        rows.iter().filter(is).map(|row| row.group.label.as_str()).collect::<Vec<_>>().join(", ")
    };
    let more = named(|row| row.relative_representation_low.is_some_and(|low| low > 1.0));
    let less = named(|row| row.relative_representation_high.is_some_and(|high| high < 1.0));
    match (more.is_empty(), less.is_empty()) {
        (true, true) => {
            "No group is reached more or less than its share, beyond what chance explains.".to_owned()
        }
        (false, true) => format!("Reached more than their share of the population: {more}."),
        (true, false) => format!("Reached less than their share of the population: {less}."),
        (false, false) => {
            format!("Reached more than their share of the population: {more}. Reached less: {less}.")
        }
    }
}

fn numbers(table: &ReachTable) -> AnyView {
    let columns = vec![
        Column::new(table.by.label()),
        Column::number("Reached"),
        Column::number("Share of those reached"),
        Column::number("Population"),
        Column::number("Share of the population"),
        Column::number("Times its share"),
        Column::number("Reach ratio"),
    ];
    let dash = || "\u{2013}".to_owned();
    let share_of = |share: Option<f64>| share.map_or_else(dash, |share| percent(share * 100.0));
    let with_limits = |of: Option<f64>, low: Option<f64>, high: Option<f64>| match (of, low, high) {
        (Some(of), Some(low), Some(high)) => {
            format!("{} ({} to {})", ratio(of), ratio(low), ratio(high))
        }
        (Some(of), _, _) => ratio(of),
        _ => dash(),
    };
    let rows = table.rows.iter().map(|row| {
        let reached = if row.suppressed { "Too few to show".to_owned() } else { whole(row.reached) };
        let cells = [
            reached,
            share_of(row.share),
            row.population.map_or_else(dash, whole),
            share_of(row.population_share),
            with_limits(
                row.relative_representation,
                row.relative_representation_low,
                row.relative_representation_high,
            ),
            with_limits(row.reach_ratio, row.reach_ratio_low, row.reach_ratio_high),
        ];
        let cells =
            cells.map(|cell| view! { <td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td> });
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{row.group.label.clone()}{rows_behind(row)}</th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let hides = (!reads_records()).then(|| view! {
        <p class="govuk-body">"Who is behind these figures is shown to those only who may read their records."</p>
    });
    view! { <DataTable caption="Young people reached" columns=columns>{rows}</DataTable>{hides} }.into_any()
}

fn reads_records() -> bool {
    SessionState::current().may(Permission::EpisodesRead)
}

/// The link to the young people of a group, for those who may read their records; none to those of a group that is held
/// back, nor to nobody.
fn rows_behind(row: &ReachRow) -> Option<AnyView> {
    if row.suppressed || row.reached == 0 || !reads_records() {
        return None;
    }
    let href = format!("/outcomes/reach/rows?by={}&value={}", row.group.dimension, row.group.value);
    let who = format!(" {}", row.group.label);
    let link = view! {
        <span class="app-note"><a class="govuk-link" href=href>"Rows behind"<span class="govuk-visually-hidden">{who}</span></a></span>
    };
    Some(link.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;
    use headstart_contract::evaluation::OutcomeValue;

    fn row(label: &str, low: f64, high: f64) -> ReachRow {
        let group = OutcomeValue { dimension: Dimension::Sex, value: label.into(), label: label.into() };
        ReachRow {
            group,
            reached: 20,
            share: Some(0.5),
            population: Some(100),
            population_share: Some(0.5),
            relative_representation: Some(1.0),
            relative_representation_low: Some(low),
            relative_representation_high: Some(high),
            reach_ratio: None,
            reach_ratio_low: None,
            reach_ratio_high: None,
            suppressed: false,
        }
    }

    #[test]
    fn only_intervals_beyond_one_are_told_of() {
        let said = sentence(&[row("A", 1.2, 1.9), row("B", 0.8, 1.2), row("C", 0.3, 0.9)]);
        assert_eq!(said, "Reached more than their share of the population: A. Reached less: C.");
        assert!(sentence(&[row("B", 0.8, 1.2)]).starts_with("No group"));
    }
}
