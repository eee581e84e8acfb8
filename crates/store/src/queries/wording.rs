//! Words of instruments that sites uploaded.

use diesel::prelude::*;

use super::Conn;
use crate::{
    Result,
    rows::InstrumentWording,
    schema::instrument_wording,
    types::{Time, Uid},
};

/// Adds the words of an instrument. A second current one for the same version and informant is a conflict.
pub(crate) fn insert(connection: &mut Conn, row: InstrumentWording) -> Result<()> {
    diesel::insert_into(instrument_wording::table).values(row).execute(connection)?;
    Ok(())
}

/// The words in use of one instrument, version and informant.
pub(crate) fn current(
    connection: &mut Conn,
    partnership: Uid,
    instrument: &str,
    version: &str,
    informant: &str,
) -> Result<Option<InstrumentWording>> {
    let found = instrument_wording::table
        .filter(instrument_wording::partnership_id.eq(partnership))
        .filter(instrument_wording::instrument.eq(instrument))
        .filter(instrument_wording::instrument_version.eq(version))
        .filter(instrument_wording::informant.eq(informant))
        .filter(instrument_wording::ended_at.is_null())
        .select(InstrumentWording::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Every wording in use of a partnership.
pub(crate) fn all_current(connection: &mut Conn, partnership: Uid) -> Result<Vec<InstrumentWording>> {
    let rows = instrument_wording::table
        .filter(instrument_wording::partnership_id.eq(partnership))
        .filter(instrument_wording::ended_at.is_null())
        .order((instrument_wording::instrument, instrument_wording::informant, instrument_wording::id))
        .limit(500)
        .select(InstrumentWording::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Every wording there was of an instrument, newest first.
pub(crate) fn history(
    connection: &mut Conn,
    partnership: Uid,
    instrument: &str,
) -> Result<Vec<InstrumentWording>> {
    let rows = instrument_wording::table
        .filter(instrument_wording::partnership_id.eq(partnership))
        .filter(instrument_wording::instrument.eq(instrument))
        .order((instrument_wording::declared_at.desc(), instrument_wording::id.desc()))
        .limit(200)
        .select(InstrumentWording::as_select())
        .load(connection)?;
    Ok(rows)
}

/// One wording of a partnership, in use or not.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<InstrumentWording>> {
    let found = instrument_wording::table
        .filter(instrument_wording::id.eq(id))
        .filter(instrument_wording::partnership_id.eq(partnership))
        .select(InstrumentWording::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Takes a wording out of use; false when it is not in use.
pub(crate) fn end(connection: &mut Conn, partnership: Uid, id: Uid, at: Time, by: &str) -> Result<bool> {
    let changed = diesel::update(instrument_wording::table)
        .filter(instrument_wording::id.eq(id))
        .filter(instrument_wording::partnership_id.eq(partnership))
        .filter(instrument_wording::ended_at.is_null())
        .set((instrument_wording::ended_at.eq(at), instrument_wording::ended_by.eq(by)))
        .execute(connection)?;
    Ok(changed == 1)
}
