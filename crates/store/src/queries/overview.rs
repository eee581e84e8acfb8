//! What the pages about a young person show from tables of other subjects.

use diesel::prelude::*;

use super::Conn;
use crate::{
    Result,
    rows::Measure,
    schema::{episode, measure},
    types::Uid,
};

/// The newest measures of a young person, without their scores.
pub(crate) fn measures(connection: &mut Conn, young_person: Uid) -> Result<Vec<Measure>> {
    let rows = measure::table
        .filter(measure::young_person_id.eq(young_person))
        .order((measure::completed_on.desc(), measure::id.desc()))
        .limit(500)
        .select(Measure::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The period of support that a referral opened.
pub(crate) fn first_episode_of(connection: &mut Conn, referral: Uid) -> Result<Option<Uid>> {
    let found = episode::table
        .filter(episode::referral_id.eq(referral))
        .filter(episode::previous_id.is_null())
        .order(episode::opened_at)
        .select(episode::id)
        .first(connection)
        .optional()?;
    Ok(found)
}
