//! The course of one young person's scores on one scale.
use super::figure::ChartFigure;
use super::scale::{Scale, number, ticks};
use super::score_words::{Band, Better, ScoreCourse, sentence};
use crate::widgets::table::{Column, DataTable};
use leptos::prelude::*;

const WIDTH: f64 = 830.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 45.0;
const RIGHT: f64 = 600.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 270.0;

/// A line through the scores, over named bands, with the smallest reliable change counted from the first score.
#[component]
pub fn ScoreChart(
    /// What to draw.
    course: ScoreCourse,
) -> impl IntoView {
    let said = sentence(&course);
    let table = table(&course);
    let picture = picture(&course);
    view! { <ChartFigure title=course.title sentence=said picture=picture table=table /> }
}

fn picture(course: &ScoreCourse) -> AnyView {
    let y = Scale::new(course.min, course.max, BOTTOM, TOP);
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") focusable="false">
            {bands(course, y)}
            {grid(course, y)}
            {reliable_change(course, y)}
            {line(course, y)}
        </svg>
    }
    .into_any()
}

/// The bands, their borders halfway between the last score of one and the first of the next.
fn bands(course: &ScoreCourse, y: Scale) -> AnyView {
    let last = course.bands.len().saturating_sub(1);
    let gap = course.bands.windows(2).filter_map(|pair| match pair {
        [below, above] => Some((above.from - below.to) / 2.0),
        _ => None,
    });
    let half = gap.fold(0.5, f64::min).max(0.0);
    let shapes = course.bands.iter().enumerate().map(|(index, band)| {
        let low = if index == 0 { course.min } else { band.from - half };
        let high = if index == last { course.max } else { band.to + half };
        let (top, bottom) = (y.place(high), y.place(low));
        let class = if index % 2 == 0 { "band-even" } else { "band-odd" };
        let range = range(band, course.bands.get(index + 1));
        let middle = f64::midpoint(top, bottom) + 4.0;
        view! {
            <rect class=class x=LEFT y=top width=WIDTH - LEFT height=bottom - top />
            <text class="band-name" x=RIGHT + 15.0 y=middle>{format!("{} {range}", band.label)}</text>
        }
    });
    shapes.collect_view().into_any()
}

/// The scores of a band; where the next one begins with its end, it stays below that.
fn range(band: &Band, next: Option<&Band>) -> String {
    let (from, to) = (number(band.from), number(band.to));
    if next.is_some_and(|next| next.from <= band.to) {
        format!("{from} to under {to}")
    } else if from == to {
        from
    } else {
        format!("{from}\u{2013}{to}")
    }
}

fn grid(course: &ScoreCourse, y: Scale) -> AnyView {
    let lines = ticks(course.min, course.max).into_iter().map(|tick| {
        let place = y.place(tick);
        view! {
            <line class="grid" x1=LEFT x2=RIGHT y1=place y2=place />
            <text x=LEFT - 8.0 y=place + 5.0 text-anchor="end">{number(tick)}</text>
        }
    });
    let axis = view! { <line class="axis" x1=LEFT x2=RIGHT y1=BOTTOM y2=BOTTOM /> };
    (lines.collect_view(), axis).into_any()
}

/// The line from which on a change for the better is more than chance.
fn reliable_change(course: &ScoreCourse, y: Scale) -> AnyView {
    let (Some(first), Some(smallest)) = (course.points.first(), course.smallest_reliable) else {
        return ().into_any();
    };
    let (wanted, words) = match course.better {
        Better::Lower => (first.score - smallest, "reliably better from here down"),
        Better::Higher => (first.score + smallest, "reliably better from here up"),
    };
    if wanted < course.min || wanted > course.max {
        return ().into_any();
    }
    let place = y.place(wanted);
    let below = if course.better == Better::Lower { 16.0 } else { -7.0 };
    view! {
        <line class="change" x1=LEFT x2=RIGHT y1=place y2=place />
        <text class="change-name" x=LEFT + 6.0 y=place + below>{format!("{}: {words}", number(wanted))}</text>
    }
    .into_any()
}

fn line(course: &ScoreCourse, y: Scale) -> AnyView {
    let count = course.points.len();
    let x = Scale::new(0.0, (count.saturating_sub(1)) as f64, LEFT + 60.0, RIGHT - 60.0);
    let places: Vec<(f64, f64)> = course
        .points
        .iter()
        .enumerate()
        .map(|(index, point)| (x.place(index as f64), y.place(point.score)))
        .collect();
    let path = places.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let marks = course.points.iter().zip(places).map(|(point, (x, y))| {
        view! {
            <circle class="point" cx=x cy=y r="6" />
            <text class="value" x=x y=y - 12.0 text-anchor="middle">{number(point.score)}</text>
            <text x=x y=BOTTOM + 20.0 text-anchor="middle">{point.when.clone()}</text>
            <text x=x y=BOTTOM + 38.0 text-anchor="middle">{point.label.clone()}</text>
        }
    });
    view! { <polyline class="line" points=path />{marks.collect_view()} }.into_any()
}

fn table(course: &ScoreCourse) -> AnyView {
    let columns =
        vec![Column::new("Date"), Column::new("Point"), Column::number("Score"), Column::new("Band")];
    let rows = course.points.iter().map(|point| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{point.when.clone()}</th>
                <td class="govuk-table__cell">{point.label.clone()}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{number(point.score)}</td>
                <td class="govuk-table__cell">{point.band.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! { <DataTable caption=course.title.clone() caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}
