//! What PostgreSQL needs and SQLite, with its one writer, does not: locks on rows.

use diesel::prelude::*;

use super::Conn;
use crate::{
    Result,
    rows::{Episode, Offer},
    schema::{episode, offer, partnership},
    types::Uid,
};

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
