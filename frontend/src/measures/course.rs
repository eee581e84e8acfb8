//! A course of scores from the service as a chart.
use crate::charts::score_chart::ScoreChart;
use crate::charts::score_words::{Band, Better, ScoreCourse, ScorePoint};
use crate::format::short_date;
use crate::labels;
use crate::widgets::banner::InsetText;
use headstart_contract::measure::{ScoreSeries, SeriesPoint};
use leptos::prelude::*;

/// The chart, with a note when something behind it is not verified yet.
pub fn course_of(series: ScoreSeries) -> AnyView {
    let who = labels::informant(&series.informant);
    let title = format!("{}: {} ({})", series.instrument_title, series.title, who.to_lowercase());
    let unverified = (!series.verified).then(|| view! {
        <InsetText>"A fact behind this scale still has to be checked against its source. Read it with care."</InsetText>
    });
    let course = ScoreCourse { title, ..words_of(&series) };
    view! { <ScoreChart course=course />{unverified} }.into_any()
}

/// The course as its sentence and its chart take it.
pub fn words_of(series: &ScoreSeries) -> ScoreCourse {
    ScoreCourse {
        title: series.title.clone(),
        min: series.min,
        max: series.max,
        better: Better::read(&series.better),
        bands: series
            .bands
            .iter()
            .map(|band| Band { label: band.label.clone(), from: band.from, to: band.to })
            .collect(),
        smallest_reliable: series.smallest_reliable,
        points: series.points.iter().cloned().map(point).collect(),
    }
}

fn point(point: SeriesPoint) -> ScorePoint {
    ScorePoint {
        when: short_date(point.on),
        label: point.point.label().to_owned(),
        score: point.score,
        band: point.band,
    }
}
