//! Goals of a young person: at most three in an episode.

use diesel::prelude::*;

use super::{Conn, dialect};
use crate::{Result, rows::Goal, schema::goal, types::Uid};

/// The places that goals have.
const POSITIONS: std::ops::RangeInclusive<i16> = 1..=3;

/// Most goals read for one young person: three for each of a hundred periods of support.
const MOST_GOALS: i64 = 300;

/// Adds a goal at the first free place, whatever place it bears, and tells which; none when all are taken.
pub(crate) fn insert(connection: &mut Conn, mut row: Goal) -> Result<Option<i16>> {
    dialect::lock_episode(connection, row.episode_id)?;
    let taken: Vec<i16> =
        goal::table.filter(goal::episode_id.eq(row.episode_id)).select(goal::position).load(connection)?;
    let free = POSITIONS.into_iter().find(|position| !taken.contains(position));
    if let Some(position) = free {
        row.position = position;
        diesel::insert_into(goal::table).values(row).execute(connection)?;
    }
    Ok(free)
}

/// Corrects a goal; false when it is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &Goal, version: i32) -> Result<bool> {
    let changed = diesel::update(goal::table)
        .filter(goal::id.eq(row.id))
        .filter(goal::version.eq(version))
        .set((
            goal::title.eq(&row.title),
            goal::set_by.eq(&row.set_by),
            goal::corrected_by.eq(&row.corrected_by),
            goal::corrected_at.eq(row.corrected_at),
            goal::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Goals of a young person in all their periods of support, those that go on from others after these.
pub(crate) fn of_young_person(connection: &mut Conn, young_person: Uid) -> Result<Vec<Goal>> {
    let rows = goal::table
        .filter(goal::young_person_id.eq(young_person))
        .order(goal::id)
        .limit(MOST_GOALS)
        .select(Goal::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Goals of an episode in their order.
pub(crate) fn of_episode(connection: &mut Conn, episode: Uid) -> Result<Vec<Goal>> {
    let rows = goal::table
        .filter(goal::episode_id.eq(episode))
        .order(goal::position)
        .select(Goal::as_select())
        .load(connection)?;
    Ok(rows)
}
