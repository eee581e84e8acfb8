//! Means with their intervals, one line for each group.
use super::figure::ChartFigure;
use super::scale::{Scale, number, points, ratio, signed, signed_points, ticks, whole};
use crate::widgets::table::{Column, DataTable};
use leptos::prelude::*;

/// A mean with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// The group.
    pub label: String,
    /// The mean.
    pub mean: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How many it rests on.
    pub count: u64,
}

/// What the means are, and from where they are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The value of the line.
    around: f64,
    /// What the line says.
    line: &'static str,
    /// What is counted.
    count: &'static str,
    /// What the mean is of.
    value: &'static str,
    /// Whether a value bears its sign.
    signed: bool,
    /// How a value is written beside the plot and in the table.
    told: fn(f64) -> String,
}

impl Measure {
    /// Mean changes of pairs.
    pub const CHANGE: Self = Self {
        around: 0.0,
        line: "no change",
        count: "Pairs",
        value: "Mean change",
        signed: true,
        told: signed_points,
    };
    /// Added values of periods of support.
    pub const ADDED_VALUE: Self =
        Self { line: "as expected", count: "Periods", value: "Added value", ..Self::CHANGE };
    /// Shares of those reached over shares of the population.
    pub const REPRESENTATION: Self = Self {
        around: 1.0,
        line: "in proportion",
        count: "Reached",
        value: "Times its share",
        signed: false,
        told: ratio,
    };

    /// Mean scores, around the mean of all.
    pub const fn score(of_all: f64) -> Self {
        Self {
            around: of_all,
            line: "all schools",
            count: "Responses",
            value: "Mean",
            signed: false,
            told: points,
        }
    }

    /// A value of the axis.
    fn written(self, value: f64) -> String {
        if self.signed { signed(value) } else { number(value) }
    }
}

const WIDTH: f64 = 760.0;
const LEFT: f64 = 260.0;
/// Beside the plot there is room for a mean and five digits of how many it rests on.
const RIGHT: f64 = 600.0;
const ROW: f64 = 38.0;

/// A plot of means and 95% intervals around a line.
#[component]
pub fn IntervalPlot(
    /// What the plot shows.
    #[prop(into)]
    title: String,
    /// What it says.
    #[prop(into)]
    sentence: String,
    /// The groups in order.
    intervals: Vec<Interval>,
    /// What the means are.
    #[prop(default = Measure::CHANGE)]
    measure: Measure,
) -> impl IntoView {
    let table = table(&title, &intervals, measure);
    let picture = picture(&intervals, measure);
    view! { <ChartFigure title=title sentence=sentence picture=picture table=table /> }
}

fn picture(intervals: &[Interval], measure: Measure) -> AnyView {
    let low = intervals.iter().map(|one| one.low).fold(measure.around, f64::min);
    let high = intervals.iter().map(|one| one.high).fold(measure.around, f64::max);
    let margin = (high - low).max(1.0) * 0.05;
    let x = Scale::new(low - margin, high + margin, LEFT, RIGHT);
    let bottom = intervals.len() as f64 * ROW + 10.0;
    let grid = ticks(low - margin, high + margin).into_iter().map(|tick| {
        view! {
            <line class="grid" x1=x.place(tick) x2=x.place(tick) y1="5" y2=bottom />
            <text x=x.place(tick) y=bottom + 18.0 text-anchor="middle">{measure.written(tick)}</text>
        }
    });
    let rows = intervals.iter().enumerate().map(|(index, one)| {
        let y = index as f64 * ROW + 25.0;
        view! {
            <text x=LEFT - 12.0 y=y + 5.0 text-anchor="end">{shorten(&one.label)}</text>
            <line class="whisker" x1=x.place(one.low) x2=x.place(one.high) y1=y y2=y />
            <circle class="point" cx=x.place(one.mean) cy=y r="7" />
            <text class="value" x=RIGHT + 12.0 y=y + 5.0>{format!("{} (n {})", (measure.told)(one.mean), whole(one.count))}</text>
        }
    });
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {}", bottom + 45.0) focusable="false">
            {grid.collect_view()}
            <line class="zero" x1=x.place(measure.around) x2=x.place(measure.around) y1="0" y2=bottom />
            {rows.collect_view()}
            <text x=x.place(measure.around) y=bottom + 38.0 text-anchor="middle">{measure.line}</text>
        </svg>
    }
    .into_any()
}

/// A label that fits beside the plot; the table has it in full.
fn shorten(label: &str) -> String {
    if label.chars().count() <= 34 {
        return label.to_owned();
    }
    let start: String = label.chars().take(32).collect();
    format!("{}…", start.trim_end())
}

fn table(title: &str, intervals: &[Interval], measure: Measure) -> AnyView {
    let columns = vec![
        Column::new("Group"),
        Column::number(measure.count),
        Column::number(measure.value),
        Column::new("95% interval"),
    ];
    let rows = intervals.iter().map(|one| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{one.label.clone()}</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{whole(one.count)}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{(measure.told)(one.mean)}</td>
                <td class="govuk-table__cell">{format!("{} to {}", (measure.told)(one.low), (measure.told)(one.high))}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! { <DataTable caption=title.to_owned() caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}
