//! The register of published tables. What is published is never changed: the database refuses it too.

use diesel::prelude::*;

use super::{Conn, dialect};
use crate::{
    Result,
    rows::PublishedTable,
    schema::published_table as table,
    types::{Json, Uid},
};

/// Lets nobody else publish, or add scores, until the commit.
pub(crate) fn lock(connection: &mut Conn, partnership: Uid) -> Result<()> {
    dialect::own_partnership(connection, partnership)
}

/// Adds a table.
pub(crate) fn insert(connection: &mut Conn, row: PublishedTable) -> Result<()> {
    diesel::insert_into(table::table).values(row).execute(connection)?;
    Ok(())
}

/// A table of a partnership.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<PublishedTable>> {
    let found = table::table
        .filter(table::id.eq(id))
        .filter(table::partnership_id.eq(partnership))
        .select(PublishedTable::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A page of a partnership's tables in the order they were published.
pub(crate) fn list(
    connection: &mut Conn,
    partnership: Uid,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<PublishedTable>> {
    let rows = table::table
        .filter(table::partnership_id.eq(partnership))
        .filter(table::id.gt(after.unwrap_or(Uid::NIL)))
        .order(table::id)
        .limit(limit)
        .select(PublishedTable::as_select())
        .load(connection)?;
    Ok(rows)
}

/// How many tables a partnership has published.
pub(crate) fn count(connection: &mut Conn, partnership: Uid) -> Result<i64> {
    Ok(table::table.filter(table::partnership_id.eq(partnership)).count().get_result(connection)?)
}

/// The identifiers of the tables that a partnership has published.
pub(crate) fn ids(connection: &mut Conn, partnership: Uid) -> Result<Vec<Uid>> {
    Ok(table::table.filter(table::partnership_id.eq(partnership)).select(table::id).load(connection)?)
}

/// The title and the unrounded counts of a table.
pub(crate) fn counts(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<(String, Json)>> {
    let found = table::table
        .filter(table::id.eq(id))
        .filter(table::partnership_id.eq(partnership))
        .select((table::title, table::counts))
        .get_result(connection)
        .optional()?;
    Ok(found)
}
