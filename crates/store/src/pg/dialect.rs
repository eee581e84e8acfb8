//! What differs between PostgreSQL and SQLite: locks on rows, and how many rows are added.

use diesel::prelude::*;

use super::Conn;
use crate::{
    Result,
    rows::{Audit, Episode, Offer},
    schema::{audit, episode, offer, partnership, young_person},
    types::Uid,
};

/// Days between both scores of a pair.
pub(crate) const DAYS_FROM_FIRST_TO_LAST: &str = "(scored_on - first_on)";

/// Hours from 1970 to a moment.
pub(crate) fn hours_to(column: &str) -> String {
    format!("CAST(floor(extract(epoch FROM {column}) / 3600) AS bigint)")
}

/// The day of a moment in the United Kingdom.
pub(crate) fn uk_day_of(column: &str) -> String {
    format!("CAST({column} AT TIME ZONE 'Europe/London' AS date)")
}

/// A day as one whole number: year, month and day of the month.
pub(crate) fn digits_of(day: &str) -> String {
    format!("CAST(to_char({day}, 'YYYYMMDD') AS integer)")
}

/// An episode, kept from change by others until the commit. Rows that refer to it can still be added: they
/// hold a weaker lock on it, and a stronger one here would have two of them wait for each other.
pub(crate) fn lock_episode(connection: &mut Conn, id: Uid) -> Result<Option<Episode>> {
    let found = episode::table
        .filter(episode::id.eq(id))
        .select(Episode::as_select())
        .for_no_key_update()
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// An offer, kept from change by others until the commit: its places are counted meanwhile.
pub(crate) fn lock_offer(connection: &mut Conn, id: Uid) -> Result<Option<Offer>> {
    let found = offer::table
        .filter(offer::id.eq(id))
        .select(Offer::as_select())
        .for_no_key_update()
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Keeps everybody else from changing a young person's record, or from adding anything to it, until the commit.
pub(crate) fn lock_young_person(connection: &mut Conn, id: Uid) -> Result<()> {
    young_person::table
        .filter(young_person::id.eq(id))
        .select(young_person::id)
        .for_update()
        .get_result::<Uid>(connection)
        .optional()?;
    Ok(())
}

/// Nothing to do: the server's memory is the operator's to give.
#[expect(clippy::unnecessary_wraps, reason = "the queries are the same for both databases")]
pub(crate) fn make_room(_: &mut Conn) -> Result<()> {
    Ok(())
}

/// From so many rows on, one statement for all of them is the cheaper one.
const TOGETHER: usize = 5;

/// Adds rows of the audit. One by one they go by a prepared statement; all in one statement, it is prepared
/// anew each time, but goes to the server and back only twice.
pub(crate) fn append_audit(connection: &mut Conn, rows: Vec<Audit>) -> Result<()> {
    if rows.len() >= TOGETHER {
        diesel::insert_into(audit::table).values(rows).execute(connection)?;
        return Ok(());
    }
    for row in rows {
        diesel::insert_into(audit::table).values(row).execute(connection)?;
    }
    Ok(())
}

/// Lets nobody rebuild the partnership's summaries until the commit. Every insert that refers to the
/// partnership holds the same lock already.
pub(crate) fn share_partnership(connection: &mut Conn, id: Uid) -> Result<()> {
    let key = partnership::table.filter(partnership::id.eq(id)).select(partnership::id);
    key.for_key_share().get_result::<Uid>(connection).optional()?;
    Ok(())
}

/// Waits for everybody who is adding rows to the partnership, and lets nobody else until the commit.
pub(crate) fn own_partnership(connection: &mut Conn, id: Uid) -> Result<()> {
    let key = partnership::table.filter(partnership::id.eq(id)).select(partnership::id);
    key.for_update().get_result::<Uid>(connection).optional()?;
    Ok(())
}
