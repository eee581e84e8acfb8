//! Partnerships.

use diesel::prelude::*;

use super::Conn;
use crate::{Result, rows::Partnership, schema::partnership, types::Uid};

/// Adds a partnership.
pub(crate) fn insert(connection: &mut Conn, row: Partnership) -> Result<()> {
    diesel::insert_into(partnership::table).values(row).execute(connection)?;
    Ok(())
}

/// A partnership.
pub(crate) fn find(connection: &mut Conn, id: Uid) -> Result<Option<Partnership>> {
    let found = partnership::table
        .filter(partnership::id.eq(id))
        .select(Partnership::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The partnership with a code.
pub(crate) fn find_by_code(connection: &mut Conn, code: &str) -> Result<Option<Partnership>> {
    let found = partnership::table
        .filter(partnership::code.eq(code))
        .select(Partnership::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The partnerships of the installation, by code.
pub(crate) fn list(connection: &mut Conn) -> Result<Vec<Partnership>> {
    let rows = partnership::table
        .order(partnership::code)
        .limit(1_000)
        .select(Partnership::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Gives a partnership another name.
pub(crate) fn rename(connection: &mut Conn, id: Uid, name: &str) -> Result<()> {
    diesel::update(partnership::table.filter(partnership::id.eq(id)))
        .set(partnership::name.eq(name))
        .execute(connection)?;
    Ok(())
}
