//! What the pages about a young person show from tables of other subjects.

use diesel::prelude::*;

use super::Conn;
use crate::{
    Result,
    rows::{Episode, Measure},
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
pub(crate) fn episode_of_referral(connection: &mut Conn, referral: Uid) -> Result<Option<Episode>> {
    let found = episode::table
        .filter(episode::referral_id.eq(referral))
        .filter(episode::previous_id.is_null())
        .order(episode::opened_at)
        .select(Episode::as_select())
        .first(connection)
        .optional()?;
    Ok(found)
}
