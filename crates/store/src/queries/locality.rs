//! Localities and the wards they are made of.

use std::collections::HashMap;

use diesel::{prelude::*, sql_types::Nullable};

use super::{Conn, by_name::start_after};
use crate::{
    Result,
    rows::{Locality, Ward},
    schema::{locality, school, ward, young_person},
    tx::locality::LocalityFound,
    types::{DbUuid, Time, Uid},
};

/// The most rows of one statement.
const BATCH: usize = 500;

#[diesel::declare_sql_function]
extern "SQL" {
    /// The first that is not null.
    fn coalesce(first: Nullable<DbUuid>, second: Nullable<DbUuid>) -> Nullable<DbUuid>;
}

/// Adds a locality; its wards are set apart.
pub(crate) fn insert(connection: &mut Conn, row: Locality) -> Result<()> {
    diesel::insert_into(locality::table).values(row).execute(connection)?;
    Ok(())
}

/// A locality of a partnership with its wards.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<LocalityFound>> {
    let found = locality::table
        .filter(locality::id.eq(id))
        .filter(locality::partnership_id.eq(partnership))
        .select(Locality::as_select())
        .load(connection)?;
    Ok(with_wards(connection, found)?.pop())
}

/// The locality of a partnership with a name.
pub(crate) fn find_by_name(
    connection: &mut Conn,
    partnership: Uid,
    name: &str,
) -> Result<Option<LocalityFound>> {
    let found = locality::table
        .filter(locality::partnership_id.eq(partnership))
        .filter(locality::name.eq(name))
        .select(Locality::as_select())
        .load(connection)?;
    Ok(with_wards(connection, found)?.pop())
}

/// A page of a partnership's localities, by name, with their wards.
pub(crate) fn list(
    connection: &mut Conn,
    partnership: Uid,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<LocalityFound>> {
    let query = locality::table.select(Locality::as_select());
    let query = start_after!(connection, query, locality, partnership, after);
    let rows = query.limit(limit).load(connection)?;
    with_wards(connection, rows)
}

fn with_wards(connection: &mut Conn, localities: Vec<Locality>) -> Result<Vec<LocalityFound>> {
    let ids: Vec<Uid> = localities.iter().map(|row| row.id).collect();
    let wards: Vec<Ward> = ward::table
        .filter(ward::locality_id.eq_any(&ids))
        .order(ward::name)
        .select(Ward::as_select())
        .load(connection)?;
    let mut by_locality: HashMap<Uid, Vec<String>> = HashMap::new();
    for ward in wards {
        by_locality.entry(ward.locality_id).or_default().push(ward.name);
    }
    let found = localities.into_iter().map(|row| {
        let wards = by_locality.remove(&row.id).unwrap_or_default();
        (row, wards)
    });
    Ok(found.collect())
}

/// Gives a locality another name; false when it is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &Locality, version: i32) -> Result<bool> {
    let changed = diesel::update(locality::table)
        .filter(locality::id.eq(row.id))
        .filter(locality::partnership_id.eq(row.partnership_id))
        .filter(locality::version.eq(version))
        .set((locality::name.eq(&row.name), locality::version.eq(version + 1)))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Sets the wards that a locality is made of.
pub(crate) fn set_wards(
    connection: &mut Conn,
    partnership: Uid,
    locality: Uid,
    wards: &[String],
) -> Result<()> {
    let before =
        ward::table.filter(ward::partnership_id.eq(partnership)).filter(ward::locality_id.eq(locality));
    diesel::delete(before).execute(connection)?;
    for names in wards.chunks(BATCH) {
        let rows: Vec<Ward> = names
            .iter()
            .map(|name| Ward { partnership_id: partnership, name: name.clone(), locality_id: locality })
            .collect();
        diesel::insert_into(ward::table).values(rows).execute(connection)?;
    }
    Ok(())
}

/// Gives young people the locality of the ward they live in, else that of their school, where it is another.
pub(crate) fn rehome(connection: &mut Conn, partnership: Uid, at: Time) -> Result<usize> {
    let of_ward = ward::table
        .filter(ward::partnership_id.eq(young_person::partnership_id))
        .filter(ward::name.nullable().eq(young_person::ward_name))
        .select(ward::locality_id)
        .single_value();
    let of_school = school::table
        .filter(school::id.nullable().eq(young_person::school_id))
        .select(school::locality_id)
        .single_value();
    let belongs = coalesce(of_ward, of_school);
    let unlike = young_person::locality_id
        .ne(belongs)
        .or(young_person::locality_id.is_null().ne(belongs.is_null()).nullable());
    let moved = diesel::update(young_person::table)
        .filter(young_person::partnership_id.eq(partnership))
        .filter(unlike)
        .set((
            young_person::locality_id.eq(belongs),
            young_person::updated_at.eq(at),
            young_person::version.eq(young_person::version + 1),
        ))
        .execute(connection)?;
    Ok(moved)
}

/// Deletes a locality and its wards; false when it is not at `version` any more.
pub(crate) fn delete(connection: &mut Conn, partnership: Uid, id: Uid, version: i32) -> Result<bool> {
    set_wards(connection, partnership, id, &[])?;
    let row = locality::table
        .filter(locality::id.eq(id))
        .filter(locality::partnership_id.eq(partnership))
        .filter(locality::version.eq(version));
    Ok(diesel::delete(row).execute(connection)? == 1)
}
