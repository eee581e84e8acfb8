//! The course of a young person's scores, for charts.

use headstart_contract::measure::{BandView, ScoreSeries, SeriesPoint};
use headstart_domain::{
    access::Reach,
    instrument::{
        BandRange, BandTable, Basis, Informant, Instrument, Scale,
        definition::{Combine, Source},
    },
    person::age_on,
};
use headstart_store::{
    Tx, Uid,
    rows::{Score, YoungPerson},
};
use serde_json::json;

use super::{band_words, form::norm_sex, goal_course::GoalCourses, view::better, yardstick::Yardstick};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// Where the axis of T scores begins and ends when no score lies beyond: five standard deviations about the mean.
const T_AXIS: (f64, f64) = (25.0, 75.0);

/// The course of each scale that the young person has scores on, by instrument, informant and scale; of each goal
/// where goals are scored, because the first goal of one period of support need not be that of the next.
///
/// # Errors
/// Not found, also when they are out of reach; or the store's.
pub fn series(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<ScoreSeries>> {
    let (person, _) = tx.find_young_person(reach, id)?.ok_or_else(ApiError::not_found)?;
    tools.caller.audit(tx, "young_person.scores_read", Some(id), Some(id), json!({}));
    let goals = GoalCourses::new(tx.goals_of_young_person(id)?);
    let mut scores = tx.score_series(id)?;
    // The scores of a goal that went on stand in several periods: together, oldest first.
    scores.sort_by(|one, other| {
        let by_course = course_of(one, &goals).cmp(&course_of(other, &goals));
        by_course.then(one.completed_on.cmp(&other.completed_on))
    });
    let courses = scores.chunk_by(|one, other| course_of(one, &goals) == course_of(other, &goals));
    courses.filter_map(|course| of_scale(&person, &goals, course).transpose()).collect()
}

/// The course that a score belongs to: instrument, informant, scale, goal. Courses stand in the order in which people
/// know the scales, which is that of the definition.
fn course_of<'s>(
    score: &'s Score,
    goals: &GoalCourses,
) -> (&'s str, &'s str, Option<usize>, &'s str, Option<Uid>) {
    let place = Instrument::find(&score.instrument)
        .and_then(|instrument| instrument.scales().iter().position(|scale| scale.key == score.scale));
    (&score.instrument, &score.informant, place, &score.scale, goals.course_of(score))
}

/// The course of one scale; none when its instrument is not defined any more, or nothing could be scored.
fn of_scale(person: &YoungPerson, goals: &GoalCourses, course: &[Score]) -> ApiResult<Option<ScoreSeries>> {
    let Some(last) = course.last() else { return Ok(None) };
    let Some(instrument) = Instrument::find(&last.instrument) else { return Ok(None) };
    let Some(scale) = instrument.scale(&last.scale) else { return Ok(None) };
    let informant: Informant = last.informant.parse()?;
    let yardstick = Yardstick::new(scale, informant);
    let points = course
        .iter()
        .filter_map(|score| Some((score, yardstick.number(score)?)))
        .map(|(score, number)| {
            Ok(SeriesPoint {
                on: score.completed_on,
                episode_id: score.episode_id.into(),
                point: score.point.parse()?,
                score: number,
                band: score.band.as_deref().map(band_words),
            })
        })
        .collect::<ApiResult<Vec<_>>>()?;
    if points.is_empty() {
        return Ok(None);
    }
    let age = age_on(person.birth_date, last.completed_on).and_then(|age| u8::try_from(age).ok());
    let table = instrument.default_band_table();
    let bands = scale.bands(table, informant, age, norm_sex(person.sex.as_deref()));
    let axis = Axis::new(instrument, scale, informant, yardstick.basis(), &points);
    let goal = goals.newest_of(last);
    Ok(Some(ScoreSeries {
        instrument: last.instrument.clone(),
        instrument_title: instrument.title().to_owned(),
        scale: last.scale.clone(),
        title: goal.map_or_else(|| scale.title.clone(), |goal| goal.title.clone()),
        goal_id: goal.map(|goal| goal.id.into()),
        aspect: instrument.aspect(scale),
        composite: matches!(scale.source, Source::Scales(_)),
        informant: last.informant.clone(),
        better: better(scale.better()).to_owned(),
        min: axis.min,
        max: axis.max,
        by_norms: yardstick.basis() == Basis::T,
        bands: bands.map(|bands| axis.bands(bands)).unwrap_or_default(),
        smallest_reliable: yardstick.threshold.map(|threshold| threshold.threshold),
        verified: is_verified(scale, bands, &yardstick),
        points,
    }))
}

/// False when something that the chart shows is not checked against its source yet.
fn is_verified(scale: &Scale, bands: Option<&BandTable>, yardstick: &Yardstick<'_>) -> bool {
    scale.unverified.is_empty()
        && bands.is_none_or(|bands| bands.verified)
        && yardstick.threshold.is_none_or(|threshold| threshold.verified)
}

/// The numbers that a chart spans.
struct Axis<'i> {
    scale: &'i Scale,
    basis: Basis,
    /// The lowest and the highest score, whichever number is shown.
    scores: (f64, f64),
    min: f64,
    max: f64,
    /// Only whole numbers can be shown: a band ends one below the next.
    is_whole: bool,
}

impl<'i> Axis<'i> {
    fn new(
        instrument: &Instrument,
        scale: &'i Scale,
        informant: Informant,
        basis: Basis,
        points: &[SeriesPoint],
    ) -> Self {
        let scores = instrument.range(scale, informant);
        let metric = |score| scale.metric.as_ref().and_then(|metric| metric.of(score, scores.0));
        let (low, high) = match basis {
            Basis::Score => scores,
            Basis::Metric => (metric(scores.0).unwrap_or(scores.0), metric(scores.1).unwrap_or(scores.1)),
            Basis::T => T_AXIS,
        };
        let min = points.iter().map(|point| point.score).fold(low, f64::min);
        let max = points.iter().map(|point| point.score).fold(high, f64::max);
        let points_are_whole = points.iter().all(|point| point.score.fract() == 0.0);
        // A score that was made up for missing answers may stand between two whole ones: then bands have no gaps.
        let is_whole = basis == Basis::Score && sums_to_whole(instrument, scale) && points_are_whole;
        Self { scale, basis, scores, min, max, is_whole }
    }

    /// The bands along the axis.
    fn bands(&self, table: &BandTable) -> Vec<BandView> {
        let within = |edge: Option<f64>, outermost: f64| match edge {
            None => Some(outermost),
            Some(edge) => self.edge(table.on, edge).map(|edge| edge.clamp(self.min, self.max)),
        };
        let band = |range: BandRange<'_>| {
            let (from, to) = (within(range.from, self.min)?, within(range.below, self.max)?);
            let step = if self.is_whole && range.below.is_some() && to.fract() == 0.0 { 1.0 } else { 0.0 };
            Some(BandView { label: range.words(), from, to: (to - step).max(from) })
        };
        // Either all of them are shown or none: a part would mislead.
        table.ranges().map(band).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// An edge that divides one number of the scale as an edge of the number shown; none when there is none.
    fn edge(&self, on: Basis, edge: f64) -> Option<f64> {
        if on == self.basis {
            return Some(edge);
        }
        match (on, self.basis) {
            // The lowest score whose metric score reaches the edge. Scores are whole where there is a metric.
            (Basis::Metric, Basis::Score) => {
                let metric = self.scale.metric.as_ref()?;
                let (low, high) = self.scores;
                let steps = (high - low).round() as u32;
                let scores = (0..=steps).map(|step| low + f64::from(step));
                scores.into_iter().find(|score| metric.of(*score, low).is_some_and(|metric| metric >= edge))
            }
            _ => None,
        }
    }
}

/// Whether a scale's scores are whole numbers: sums of whole answers, unless some are missing and made up for.
fn sums_to_whole(instrument: &Instrument, scale: &Scale) -> bool {
    instrument.answers().steps_per_unit == 1 && scale.combine == Combine::Sum
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use headstart_domain::{episode::Point, id::EpisodeId};

    use super::*;

    fn axis(
        key: &str,
        scale: &str,
        basis: Basis,
        points: &[SeriesPoint],
    ) -> (Axis<'static>, &'static BandTable) {
        let instrument = Instrument::find(key).unwrap();
        let scale = instrument.scale(scale).unwrap();
        let axis = Axis::new(instrument, scale, Informant::SelfReport, basis, points);
        let table = instrument.default_band_table();
        (axis, scale.bands(table, Informant::SelfReport, Some(13), None).unwrap())
    }

    #[test]
    fn bands_of_the_metric_score_are_drawn_at_the_scores_that_reach_them() {
        let (axis, table) = axis("swemwbs", "total", Basis::Score, &[]);
        assert_eq!(table.on, Basis::Metric);
        // The edges are 19.5 and 27.5, give or take the edge itself: 21 scores 19.25, 22 scores 19.98; 30 scores
        // 27.03, 31 scores 28.13.
        let bands = axis.bands(table);
        assert_eq!((bands[0].from, bands[0].to, bands[1].to, bands[2].to), (7.0, 21.0, 30.0, 35.0));
    }

    #[test]
    fn bands_of_whole_scores_do_not_overlap() {
        let (axis, table) = axis("sdq", "total", Basis::Score, &[]);
        let bands = axis.bands(table);
        let edges: Vec<_> = bands.iter().map(|band| (band.from, band.to)).collect();
        assert_eq!(edges, [(0.0, 14.0), (15.0, 17.0), (18.0, 19.0), (20.0, 40.0)]);
        assert_eq!(bands[1].label, "Slightly raised");
    }
    #[test]
    fn bands_leave_no_gap_once_a_score_stands_between_two_whole_ones() {
        let ends = |score: f64| {
            let point = SeriesPoint {
                on: NaiveDate::default(),
                episode_id: EpisodeId::new(uuid::Uuid::nil()),
                point: Point::Baseline,
                score,
                band: None,
            };
            let (axis, table) = axis("mmf", "emotional", Basis::Score, &[point]);
            axis.bands(table).iter().map(|band| band.to).collect::<Vec<_>>()
        };
        assert_eq!(ends(9.0), [9.0, 11.0, 20.0]);
        assert_eq!(ends(9.5), [10.0, 12.0, 20.0]);
    }
}
