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

/// The periods of support that came of a referral, the oldest first, and whether each is open.
pub(crate) fn episodes_from(connection: &mut Conn, referral: Uid) -> Result<Vec<(Uid, bool)>> {
    let found = episode::table
        .filter(episode::referral_id.eq(referral))
        .order((episode::opened_at, episode::id))
        .select((episode::id, episode::is_open));
    Ok(found.load(connection)?)
}
