//! Clusters of schools.

use diesel::prelude::*;

use super::{Conn, by_name::start_after};
use crate::{Result, rows::Cluster, schema::cluster, types::Uid};

/// Adds a cluster.
pub(crate) fn insert(connection: &mut Conn, row: Cluster) -> Result<()> {
    diesel::insert_into(cluster::table).values(row).execute(connection)?;
    Ok(())
}

/// A cluster of a partnership.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<Cluster>> {
    let found = cluster::table
        .filter(cluster::id.eq(id))
        .filter(cluster::partnership_id.eq(partnership))
        .select(Cluster::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The cluster of a partnership with a name.
pub(crate) fn find_by_name(connection: &mut Conn, partnership: Uid, name: &str) -> Result<Option<Cluster>> {
    let found = cluster::table
        .filter(cluster::partnership_id.eq(partnership))
        .filter(cluster::name.eq(name))
        .select(Cluster::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A page of a partnership's clusters, by name.
pub(crate) fn list(
    connection: &mut Conn,
    partnership: Uid,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<Cluster>> {
    let query = cluster::table.select(Cluster::as_select());
    let query = start_after!(connection, query, cluster, partnership, after);
    Ok(query.limit(limit).load(connection)?)
}

/// Changes name and locality of a cluster; false when it is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &Cluster, version: i32) -> Result<bool> {
    let changed = diesel::update(cluster::table)
        .filter(cluster::id.eq(row.id))
        .filter(cluster::partnership_id.eq(row.partnership_id))
        .filter(cluster::version.eq(version))
        .set((
            cluster::name.eq(&row.name),
            cluster::locality_id.eq(row.locality_id),
            cluster::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Deletes a cluster; false when it is not at `version` any more.
pub(crate) fn delete(connection: &mut Conn, partnership: Uid, id: Uid, version: i32) -> Result<bool> {
    let row = cluster::table
        .filter(cluster::id.eq(id))
        .filter(cluster::partnership_id.eq(partnership))
        .filter(cluster::version.eq(version));
    Ok(diesel::delete(row).execute(connection)? == 1)
}
