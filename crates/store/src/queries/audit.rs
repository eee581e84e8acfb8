//! Audit rows are only ever added.

use diesel::prelude::*;

use super::{Conn, dialect};
use crate::{Result, rows::Audit, schema::audit, types::Uid};

/// Adds rows, linked already.
pub(crate) fn append(connection: &mut Conn, rows: Vec<Audit>) -> Result<()> {
    dialect::append_audit(connection, rows)
}

/// The newest `limit` readings and changes of a young person's record.
pub(crate) fn of_young_person(
    connection: &mut Conn,
    partnership: Uid,
    young_person: Uid,
    limit: i64,
) -> Result<Vec<Audit>> {
    let rows = audit::table
        .filter(audit::partnership_id.eq(partnership))
        .filter(audit::young_person_id.eq(young_person))
        .order((audit::at.desc(), audit::seq.desc()))
        .limit(limit)
        .select(Audit::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The rows of the audit after a place, in the order of chains, for checking.
pub(crate) fn after(connection: &mut Conn, chain: Uid, seq: i64, limit: i64) -> Result<Vec<Audit>> {
    let rows = audit::table
        .filter(audit::chain.ge(chain))
        .filter(audit::chain.gt(chain).or(audit::seq.gt(seq)))
        .order((audit::chain, audit::seq))
        .limit(limit)
        .select(Audit::as_select())
        .load(connection)?;
    Ok(rows)
}
