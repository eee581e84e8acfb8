//! A figure month by month between its natural limits (XmR).
use super::figure::ChartFigure;
use super::scale::{Scale, number, points, ticks, whole};
use crate::format::{month_and_year, month_of};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::{MonthPoint, OverTime};
use headstart_domain::statistics::XmrKind;
use leptos::prelude::*;

const WIDTH: f64 = 760.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 640.0;
const TOP: f64 = 15.0;
const BOTTOM: f64 = 240.0;

/// The direction of a figure that is good neither way.
const NEITHER: &str = "neither";

/// The chart of a figure over time.
#[component]
pub fn TimeChart(
    /// The months and their limits.
    chart: OverTime,
    /// What the values are counted in.
    unit: &'static str,
) -> impl IntoView {
    let sentence = sentence(&chart, unit);
    // A line at nought between months that are held back would tell of what nobody may see.
    if chart.months.iter().all(|month| month.value.is_none_or(|value| value == 0.0)) && chart.mean.is_none() {
        return view! { <p class="govuk-body">{format!("{}. {sentence}", chart.title)}</p> }.into_any();
    }
    let table = table(&chart, unit);
    let picture = picture(&chart);
    let sentence = format!("{sentence} {}", until(&chart));
    view! { <ChartFigure title=chart.title.clone() sentence=sentence picture=picture table=table /> }
        .into_any()
}

/// Where the months end.
fn until(chart: &OverTime) -> String {
    let next = chart.until.succ_opt().unwrap_or(chart.until);
    let first = chart
        .partial_first
        .as_deref()
        .map(|month| format!(" The same goes for {}, as it began within that month.", month_of(month)));
    format!(
        "Whole months until the end of {}: {} is not over, and neither shown nor part of the limits.{}",
        month_and_year(chart.until),
        month_and_year(next),
        first.unwrap_or_default()
    )
}

/// What the chart says.
fn sentence(chart: &OverTime, unit: &str) -> String {
    let shown = chart.months.iter().filter(|month| month.value.is_some()).count();
    let (Some(mean), Some(lower), Some(upper)) = (chart.mean, chart.lower, chart.upper) else {
        let of = if chart.better == NEITHER { unit } else { "young people" };
        return format!("Too few months with enough {of} to show how they vary.");
    };
    let last = chart.months.iter().rev().find(|month| month.value.is_some());
    let signal = match last.and_then(|month| month.kind) {
        _ if chart.better == NEITHER => match last.and_then(|month| month.signal) {
            Some(signal) if signal.is_upward() => {
                "The last month is part of a rise that chance does not explain."
            }
            Some(_) => "The last month is part of a fall that chance does not explain.",
            None => "The last month is within what chance explains.",
        },
        Some(XmrKind::Improvement) => "The last month is part of a change for the better.",
        Some(XmrKind::Concern) => "The last month is part of a change for the worse.",
        _ => "The last month is within what chance explains.",
    };
    let firm = if chart.firm { "" } else { " With fewer than 12 months the limits are not firm." };
    let held = match chart.held_back {
        0 => String::new(),
        1 => format!(" 1 month with few {unit} is held back and not in the mean."),
        months => format!(" {months} months with few {unit} are held back and not in the mean."),
    };
    let held = if chart.better == NEITHER { held } else { String::new() };
    format!(
        "{signal} The mean of {shown} months is {} {unit}; by chance months lie between {} and {}.{held}{firm}",
        points(mean),
        points(lower),
        points(upper)
    )
}

fn picture(chart: &OverTime) -> AnyView {
    let values = || chart.months.iter().filter_map(|month| month.value);
    let limits = || [chart.lower, chart.upper, chart.mean].into_iter().flatten();
    let low = values().chain(limits()).fold(f64::INFINITY, f64::min);
    let high = values().chain(limits()).fold(f64::NEG_INFINITY, f64::max);
    let margin = (high - low).max(1.0) * 0.05;
    let y = Scale::new(low - margin, high + margin, BOTTOM, TOP);
    let last = chart.months.len().saturating_sub(1).max(1) as f64;
    let x = Scale::new(0.0, last, LEFT, RIGHT);
    let grid = ticks(low - margin, high + margin).into_iter().map(|tick| {
        view! {
            <line class="grid" x1=LEFT x2=RIGHT y1=y.place(tick) y2=y.place(tick) />
            <text x=LEFT - 8.0 y=y.place(tick) + 5.0 text-anchor="end">{number(tick)}</text>
        }
    });
    let line = |value: f64, class: &'static str, label: &'static str| {
        view! {
            <line class=class x1=LEFT x2=RIGHT y1=y.place(value) y2=y.place(value) />
            <text x=RIGHT + 10.0 y=y.place(value) + 5.0>{format!("{label} {}", points(value))}</text>
        }
    };
    let place =
        |(n, month): (usize, &MonthPoint)| month.value.map(|value| (x.place(n as f64), y.place(value)));
    let path: Vec<String> =
        chart.months.iter().enumerate().filter_map(place).map(|(x, y)| format!("{x},{y}")).collect();
    let points = chart.months.iter().enumerate().filter_map(|(n, month)| {
        let (at, height) = (x.place(n as f64), y.place(month.value?));
        let radius = if month.signal.is_some() { "9" } else { "5" };
        Some(view! { <circle class="point" cx=at cy=height r=radius /> })
    });
    let months = chart.months.iter().enumerate().filter(|(n, _)| n % 6 == 0).map(|(n, month)| {
        view! { <text x=x.place(n as f64) y=BOTTOM + 22.0 text-anchor="middle">{month_of(&month.month)}</text> }
    });
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {}", BOTTOM + 35.0) focusable="false">
            {grid.collect_view()}
            {chart.upper.map(|upper| line(upper, "change", "upper"))}
            {chart.mean.map(|mean| line(mean, "zero", "mean"))}
            {chart.lower.map(|lower| line(lower, "change", "lower"))}
            <polyline class="line" points=path.join(" ") />
            {points.collect_view()}
            {months.collect_view()}
        </svg>
    }
    .into_any()
}

fn table(chart: &OverTime, unit: &str) -> AnyView {
    let value = format!("Value ({unit})");
    // Counts are whole.
    let written = if chart.better == NEITHER { number } else { points };
    let of = if chart.better == NEITHER { "Counted" } else { "Young people" };
    let columns =
        vec![Column::new("Month"), Column::number(of), Column::number(&value), Column::new("Signal")];
    let rows = chart.months.iter().map(|month| {
        let signal = match month.kind {
            Some(_) if chart.better == NEITHER => match month.signal {
                Some(signal) if signal.is_upward() => "Rise",
                Some(_) => "Fall",
                None => "",
            },
            Some(XmrKind::Improvement) => "Better",
            Some(XmrKind::Concern) => "Worse",
            Some(XmrKind::CommonCause) => "",
            None => "Too few to show",
        };
        let count = month.value.map(|_| whole(month.count)).unwrap_or_default();
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{month_of(&month.month)}</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{count}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{month.value.map(written)}</td>
                <td class="govuk-table__cell">{signal}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! { <DataTable caption=chart.title.clone() caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use headstart_domain::statistics::XmrSignal;

    fn chart(kind: XmrKind) -> OverTime {
        let month = |month: &str, value: Option<f64>| MonthPoint {
            month: month.into(),
            count: 8,
            value,
            signal: None,
            kind: value.map(|_| kind),
        };
        OverTime {
            title: "Mean change".into(),
            better: "higher".into(),
            until: chrono::NaiveDate::from_ymd_opt(2026, 4, 30).unwrap(),
            partial_first: None,
            months: vec![month("2026-01", Some(2.0)), month("2026-02", None), month("2026-03", Some(4.0))],
            mean: Some(3.0),
            lower: Some(-2.0),
            upper: Some(8.0),
            firm: false,
            held_back: 1,
            exclusions: Vec::new(),
        }
    }

    #[test]
    fn the_sentence_names_limits_and_how_firm_they_are() {
        let said = sentence(&chart(XmrKind::CommonCause), "points");
        assert!(said.starts_with(
            "The last month is within what chance explains. The mean of 2 months is 3.0 points"
        ));
        assert!(said.contains("between \u{2212}2.0 and 8.0") && said.ends_with("not firm."), "{said}");
        assert!(sentence(&chart(XmrKind::Concern), "points").contains("for the worse"));
    }

    #[test]
    fn where_neither_way_is_better_a_signal_is_a_rise_or_a_fall() {
        let mut counts = OverTime { better: NEITHER.into(), ..chart(XmrKind::CommonCause) };
        assert!(sentence(&counts, "referrals").contains("within what chance explains"));
        counts.months[2].signal = Some(XmrSignal::BelowLowerLimit);
        assert!(sentence(&counts, "referrals").starts_with("The last month is part of a fall"));
    }

    #[test]
    fn the_month_that_goes_on_is_named() {
        let said = until(&chart(XmrKind::CommonCause));
        assert!(said.starts_with("Whole months until the end of April 2026: May 2026 is not over"), "{said}");
        let begun = OverTime { partial_first: Some("2025-12".into()), ..chart(XmrKind::CommonCause) };
        assert!(until(&begun).ends_with("The same goes for December 2025, as it began within that month."));
    }

    #[test]
    fn without_limits_there_is_nothing_to_say() {
        let none = OverTime { mean: None, ..chart(XmrKind::CommonCause) };
        assert!(sentence(&none, "points").starts_with("Too few months"));
    }
}
