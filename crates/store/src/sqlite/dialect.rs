//! What differs between SQLite and PostgreSQL: locks on rows, which only read here, and how many rows are added.

use diesel::{connection::SimpleConnection as _, prelude::*};

use super::{Conn, WRITING};
use crate::{
    Result,
    rows::{Audit, Episode, Offer},
    schema::{audit, episode, offer},
    types::Uid,
};

/// Days between both scores of a pair.
pub(crate) const DAYS_FROM_FIRST_TO_LAST: &str = "(julianday(scored_on) - julianday(first_on))";

/// Hours from 1970 to a moment.
pub(crate) fn hours_to(column: &str) -> String {
    format!("({column} / 3600000000)")
}

/// The day of a moment in the United Kingdom. Summer time begins and ends at one in the morning, universal time, of the
/// last Sunday in March and October.
pub(crate) fn uk_day_of(column: &str) -> String {
    let seconds = format!("({column} / 1000000)");
    let change = |month: &str| {
        format!("unixepoch(strftime('%Y-{month}-25', {seconds}, 'unixepoch'), 'weekday 0', '+1 hour')")
    };
    let (begin, end) = (change("03"), change("10"));
    format!(
        "date({seconds}, 'unixepoch', \
         CASE WHEN {seconds} >= {begin} AND {seconds} < {end} THEN '+1 hour' ELSE '+0 hours' END)"
    )
}

/// A day as one whole number: year, month and day of the month.
pub(crate) fn digits_of(day: &str) -> String {
    format!("CAST(strftime('%Y%m%d', {day}) AS integer)")
}

/// An episode. The one writer keeps it from change.
pub(crate) fn lock_episode(connection: &mut Conn, id: Uid) -> Result<Option<Episode>> {
    let found = episode::table
        .filter(episode::id.eq(id))
        .select(Episode::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// An offer. The one writer keeps it from change.
pub(crate) fn lock_offer(connection: &mut Conn, id: Uid) -> Result<Option<Offer>> {
    let found =
        offer::table.filter(offer::id.eq(id)).select(Offer::as_select()).get_result(connection).optional()?;
    Ok(found)
}

/// Nothing to do: whoever writes is alone.
#[expect(clippy::unnecessary_wraps, reason = "the queries are the same for both databases")]
pub(crate) fn lock_young_person(_: &mut Conn, _: Uid) -> Result<()> {
    Ok(())
}

/// Keeps the pages of all indexes in memory while many records are added. With the usual memory each batch
/// writes the same pages many times over: loading a hundred thousand young people wrote 70 GB.
pub(crate) fn make_room(connection: &mut Conn) -> Result<()> {
    Ok(connection.batch_execute("PRAGMA cache_size = -600000; PRAGMA wal_autocheckpoint = 50000")?)
}

/// Gives the memory back.
pub(crate) fn usual_room(connection: &mut Conn) -> Result<()> {
    connection.batch_execute(WRITING)?;
    Ok(connection.batch_execute("PRAGMA shrink_memory")?)
}

/// Adds rows of the audit, one by one: a statement for several would be prepared anew each time, which costs
/// more than the rows do.
pub(crate) fn append_audit(connection: &mut Conn, rows: Vec<Audit>) -> Result<()> {
    for row in rows {
        diesel::insert_into(audit::table).values(row).execute(connection)?;
    }
    Ok(())
}

/// Nothing to do: whoever writes is alone.
#[expect(clippy::unnecessary_wraps, reason = "the queries are the same for both databases")]
pub(crate) fn share_partnership(_: &mut Conn, _: Uid) -> Result<()> {
    Ok(())
}

/// Nothing to do: whoever writes is alone.
#[expect(clippy::unnecessary_wraps, reason = "the queries are the same for both databases")]
pub(crate) fn own_partnership(_: &mut Conn, _: Uid) -> Result<()> {
    Ok(())
}
