//! Measures and their scores.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;
use headstart_domain::episode::Point;

use super::{Conn, dialect, evaluation};
use crate::{
    Result,
    rows::{Measure, Score},
    schema::{episode, measure, score, young_person},
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

/// The date of birth and the sex by which the forms of an episode are judged. Who corrects them brings the episode's
/// outcomes up to date, and waits for this commit.
pub(crate) fn hold_for_score(
    connection: &mut Conn,
    episode: Uid,
) -> Result<Option<(NaiveDate, Option<String>)>> {
    let of_episode = episode::table.filter(episode::id.eq(episode));
    let partnership = of_episode.select(episode::partnership_id).get_result(connection).optional()?;
    let Some(partnership) = partnership else { return Ok(None) };
    dialect::share_partnership(connection, partnership)?;
    let Some(held) = dialect::lock_episode(connection, episode)? else { return Ok(None) };
    let found = young_person::table
        .filter(young_person::id.eq(held.young_person_id))
        .select((young_person::birth_date, young_person::sex))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Measures of a young person on some instruments, with their scores: all that there are.
pub(crate) fn judged_of_young_person(
    connection: &mut Conn,
    young_person: Uid,
    instruments: &[&str],
) -> Result<Vec<(Measure, Vec<Score>)>> {
    let measures = measure::table
        .filter(measure::young_person_id.eq(young_person))
        .filter(measure::instrument.eq_any(instruments.to_vec()))
        .order((measure::completed_on, measure::id))
        .select(Measure::as_select())
        .load(connection)?;
    with_scores(connection, measures)
}

/// Puts the numbers of a score in the place of those kept; false when there is none of this measure and scale.
pub(crate) fn correct_score(connection: &mut Conn, score: &Score) -> Result<bool> {
    let changed = diesel::update(score::table)
        .filter(score::measure_id.eq(score.measure_id))
        .filter(score::scale.eq(&score.scale))
        .set((
            score::value.eq(score.value),
            score::metric.eq(score.metric),
            score::t.eq(score.t),
            score::band.eq(&score.band),
        ))
        .execute(connection)?;
    Ok(changed == 1)
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
