//! Schools: what the register says of them, and what the partnership decides.

use diesel::{prelude::*, upsert::excluded};

use super::{Conn, by_name::start_after};
use crate::{Result, rows::School, schema::school, tx::school::SchoolFilter, types::Uid};

/// The most rows of one statement: nineteen columns, and SQLite takes 32,766 values.
const BATCH: usize = 500;

/// A school of a partnership.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<School>> {
    let found = school::table
        .filter(school::id.eq(id))
        .filter(school::partnership_id.eq(partnership))
        .select(School::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The schools of a partnership with these unique reference numbers.
pub(crate) fn by_urn(connection: &mut Conn, partnership: Uid, urns: &[i32]) -> Result<Vec<School>> {
    let mut rows = Vec::with_capacity(urns.len());
    for urns in urns.chunks(BATCH) {
        let query = school::table
            .filter(school::partnership_id.eq(partnership))
            .filter(school::urn.eq_any(urns))
            .select(School::as_select());
        rows.append(&mut query.load(connection)?);
    }
    Ok(rows)
}

/// A page of a partnership's schools, by name.
pub(crate) fn list(connection: &mut Conn, partnership: Uid, filter: &SchoolFilter) -> Result<Vec<School>> {
    let query = school::table.select(School::as_select());
    let mut query = start_after!(connection, query, school, partnership, filter.after);
    if let Some(takes_part) = filter.takes_part {
        query = query.filter(school::takes_part.eq(takes_part));
    }
    if let Some(locality) = filter.locality {
        query = query.filter(school::locality_id.eq(Uid::from(locality)));
    }
    if let Some(cluster) = filter.cluster {
        query = query.filter(school::cluster_id.eq(Uid::from(cluster)));
    }
    Ok(query.limit(filter.limit).load(connection)?)
}

/// Adds schools of the register, or replaces what the register says of them and leaves what was decided.
pub(crate) fn put_register(connection: &mut Conn, rows: &[School]) -> Result<()> {
    for rows in rows.chunks(BATCH) {
        diesel::insert_into(school::table)
            .values(rows)
            .on_conflict((school::partnership_id, school::urn))
            .do_update()
            .set((
                school::name.eq(excluded(school::name)),
                school::phase.eq(excluded(school::phase)),
                school::kind.eq(excluded(school::kind)),
                school::status.eq(excluded(school::status)),
                school::low_age.eq(excluded(school::low_age)),
                school::high_age.eq(excluded(school::high_age)),
                school::la_code.eq(excluded(school::la_code)),
                school::establishment_number.eq(excluded(school::establishment_number)),
                school::ward_name.eq(excluded(school::ward_name)),
                school::postcode.eq(excluded(school::postcode)),
                school::opened_on.eq(excluded(school::opened_on)),
                school::closed_on.eq(excluded(school::closed_on)),
                school::version.eq(school::version + 1),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Changes what the partnership decides about a school; false when it is not at `version` any more.
pub(crate) fn update_decisions(connection: &mut Conn, row: &School, version: i32) -> Result<bool> {
    let changed = diesel::update(school::table)
        .filter(school::id.eq(row.id))
        .filter(school::partnership_id.eq(row.partnership_id))
        .filter(school::version.eq(version))
        .set((
            school::locality_id.eq(row.locality_id),
            school::cluster_id.eq(row.cluster_id),
            school::takes_part.eq(row.takes_part),
            school::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}
