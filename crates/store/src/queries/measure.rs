//! Measures and their scores.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;
use headstart_domain::episode::Point;

use super::{Conn, evaluation};
use crate::{
    Result,
    rows::{Measure, Score},
    schema::{episode, measure, score},
    types::{Json, Uid},
};

/// The most measures that are read of one young person; a year of fortnightly ones, five times over.
const MOST: i64 = 130;
/// The most scores that come with them.
const MOST_SCORES: i64 = MOST * 20;

/// Adds a measure with its scores, and brings the episode and the outcomes up to date.
pub(crate) fn insert(connection: &mut Conn, row: Measure, scores: Vec<Score>) -> Result<()> {
    let (id, day, point) = (row.episode_id, row.completed_on, row.point.parse::<Point>()?);
    diesel::insert_into(measure::table).values(row).execute(connection)?;
    for score in scores {
        diesel::insert_into(score::table).values(score).execute(connection)?;
    }
    let of_episode = episode::table.filter(episode::id.eq(id));
    match point {
        Point::Baseline => {
            diesel::update(of_episode).set(episode::has_baseline.eq(true)).execute(connection)?
        }
        Point::Closing => {
            diesel::update(of_episode).set(episode::has_closing.eq(true)).execute(connection)?
        }
        Point::Review => 0,
    };
    let later = episode::last_measure_on.is_null().or(episode::last_measure_on.lt(day));
    diesel::update(of_episode.filter(later)).set(episode::last_measure_on.eq(day)).execute(connection)?;
    evaluation::refresh_episode(connection, id)
}

/// Measures of an episode with their scores, newest first.
pub(crate) fn of_episode(connection: &mut Conn, episode: Uid) -> Result<Vec<(Measure, Vec<Score>)>> {
    let measures = measure::table
        .filter(measure::episode_id.eq(episode))
        .order((measure::completed_on.desc(), measure::id.desc()))
        .limit(MOST)
        .select(Measure::as_select())
        .load(connection)?;
    with_scores(connection, measures)
}

/// Measures of a young person with their scores, newest first.
pub(crate) fn of_young_person(
    connection: &mut Conn,
    young_person: Uid,
) -> Result<Vec<(Measure, Vec<Score>)>> {
    let measures = measure::table
        .filter(measure::young_person_id.eq(young_person))
        .order((measure::completed_on.desc(), measure::id.desc()))
        .limit(MOST)
        .select(Measure::as_select())
        .load(connection)?;
    with_scores(connection, measures)
}

fn with_scores(connection: &mut Conn, measures: Vec<Measure>) -> Result<Vec<(Measure, Vec<Score>)>> {
    let ids: Vec<Uid> = measures.iter().map(|measure| measure.id).collect();
    let rows: Vec<Score> = score::table
        .filter(score::measure_id.eq_any(ids))
        .order(score::id)
        .select(Score::as_select())
        .load(connection)?;
    let mut scores: HashMap<Uid, Vec<Score>> = HashMap::new();
    for row in rows {
        scores.entry(row.measure_id).or_default().push(row);
    }
    Ok(measures
        .into_iter()
        .map(|measure| {
            let scores = scores.remove(&measure.id).unwrap_or_default();
            (measure, scores)
        })
        .collect())
}

/// The latest baseline score of each instrument, informant and scale of an episode: what change is told
/// against.
pub(crate) fn baseline_of_episode(connection: &mut Conn, episode: Uid) -> Result<Vec<Score>> {
    let rows: Vec<Score> = score::table
        .filter(score::episode_id.eq(episode))
        .filter(score::point.eq(Point::Baseline.as_str()))
        .order((score::completed_on, score::id))
        .limit(MOST_SCORES)
        .select(Score::as_select())
        .load(connection)?;
    let mut latest: BTreeMap<(String, String, String), Score> = BTreeMap::new();
    for row in rows {
        latest.insert((row.instrument.clone(), row.informant.clone(), row.scale.clone()), row);
    }
    Ok(latest.into_values().collect())
}

/// Scores of a young person by instrument, informant and scale, oldest first.
pub(crate) fn series_of_young_person(connection: &mut Conn, young_person: Uid) -> Result<Vec<Score>> {
    let rows = score::table
        .filter(score::young_person_id.eq(young_person))
        .order((score::instrument, score::informant, score::scale, score::completed_on, score::id))
        .limit(MOST_SCORES)
        .select(Score::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The risk items endorsed in an episode, newest measure first: the instrument, the day, what was noted.
pub(crate) fn alerts_of_episode(
    connection: &mut Conn,
    episode: Uid,
) -> Result<Vec<(String, NaiveDate, Json)>> {
    let rows = measure::table
        .filter(measure::episode_id.eq(episode))
        .filter(measure::alerts.ne(Json(serde_json::json!([]))))
        .order((measure::completed_on.desc(), measure::id.desc()))
        .limit(20)
        .select((measure::instrument, measure::completed_on, measure::alerts))
        .load(connection)?;
    Ok(rows)
}
