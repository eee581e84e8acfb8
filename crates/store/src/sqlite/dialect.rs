//! What PostgreSQL needs and SQLite, with its one writer, does not: locks on rows. Here they only read.

use diesel::prelude::*;

use super::Conn;
use crate::{
    Result,
    rows::{Episode, Offer},
    schema::{episode, offer},
    types::Uid,
};

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
pub(crate) fn share_partnership(_: &mut Conn, _: Uid) -> Result<()> {
    Ok(())
}

/// Nothing to do: whoever writes is alone.
#[expect(clippy::unnecessary_wraps, reason = "the queries are the same for both databases")]
pub(crate) fn own_partnership(_: &mut Conn, _: Uid) -> Result<()> {
    Ok(())
}
