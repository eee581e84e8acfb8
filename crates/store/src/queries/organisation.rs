//! Organisations that refer or deliver.

use diesel::prelude::*;

use super::{Conn, by_name::start_after};
use crate::{Result, rows::Organisation, schema::organisation, types::Uid};

/// Adds an organisation.
pub(crate) fn insert(connection: &mut Conn, row: Organisation) -> Result<()> {
    diesel::insert_into(organisation::table).values(row).execute(connection)?;
    Ok(())
}

/// An organisation of a partnership.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<Organisation>> {
    let found = organisation::table
        .filter(organisation::id.eq(id))
        .filter(organisation::partnership_id.eq(partnership))
        .select(Organisation::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The organisation of a partnership with a name.
pub(crate) fn find_by_name(
    connection: &mut Conn,
    partnership: Uid,
    name: &str,
) -> Result<Option<Organisation>> {
    let found = organisation::table
        .filter(organisation::partnership_id.eq(partnership))
        .filter(organisation::name.eq(name))
        .select(Organisation::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A page of a partnership's organisations, by name.
pub(crate) fn list(
    connection: &mut Conn,
    partnership: Uid,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<Organisation>> {
    let query = organisation::table.select(Organisation::as_select());
    let query = start_after!(connection, query, organisation, partnership, after);
    Ok(query.limit(limit).load(connection)?)
}

/// Changes the name of an organisation; false when it is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &Organisation, version: i32) -> Result<bool> {
    let changed = diesel::update(organisation::table)
        .filter(organisation::id.eq(row.id))
        .filter(organisation::partnership_id.eq(row.partnership_id))
        .filter(organisation::version.eq(version))
        .set((organisation::name.eq(&row.name), organisation::version.eq(version + 1)))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Deletes an organisation; false when it is not at `version` any more.
pub(crate) fn delete(connection: &mut Conn, partnership: Uid, id: Uid, version: i32) -> Result<bool> {
    let row = organisation::table
        .filter(organisation::id.eq(id))
        .filter(organisation::partnership_id.eq(partnership))
        .filter(organisation::version.eq(version));
    Ok(diesel::delete(row).execute(connection)? == 1)
}
