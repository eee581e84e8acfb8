//! Clusters of schools.

use headstart_contract::setup::{ClusterInput, ClusterView};
use headstart_store::{Tx, Uid, rows::Cluster};
use serde_json::json;

use super::{differing, refused, sound, still_there};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::tools::Tools,
};

const SAME_NAME: &str = "Another cluster has this name";
const IN_USE: &str = "Schools belong to it";

/// A cluster as it is sent.
pub fn view(row: Cluster) -> ClusterView {
    ClusterView {
        id: row.id.into(),
        name: row.name,
        locality_id: row.locality_id.into(),
        version: row.version,
    }
}

/// One cluster.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<ClusterView> {
    tx.find_cluster(caller.partnership(), id)?.map(view).ok_or_else(ApiError::not_found)
}

/// Makes a cluster.
///
/// # Errors
/// Fields that need attention, a name that is taken, or the store's.
pub fn create(tx: &mut Tx<'_>, tools: &Tools, input: &ClusterInput) -> ApiResult<ClusterView> {
    let caller = &tools.caller;
    check(tx, caller.partnership(), input)?;
    let row = Cluster {
        id: tools.uid(),
        partnership_id: caller.partnership(),
        locality_id: input.locality_id.into(),
        name: input.name.trim().to_owned(),
        version: 1,
    };
    tx.insert_cluster(row.clone()).map_err(refused(SAME_NAME))?;
    caller.audit(tx, "cluster.created", None, Some(row.id), json!({}));
    Ok(view(row))
}

/// Changes a cluster. Its schools keep the locality that was decided for each of them.
///
/// # Errors
/// Not found, stale, fields that need attention, a name that is taken, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    input: &ClusterInput,
    version: IfMatch,
) -> ApiResult<ClusterView> {
    let mut row = tx.find_cluster(caller.partnership(), id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    check(tx, caller.partnership(), input)?;
    let (name, locality_id) = (input.name.trim().to_owned(), Uid::from(input.locality_id));
    let fields = differing(&[("name", name != row.name), ("locality_id", locality_id != row.locality_id)]);
    (row.name, row.locality_id) = (name, locality_id);
    still_there(tx.update_cluster(&row, row.version).map_err(refused(SAME_NAME))?, row.version)?;
    row.version += 1;
    caller.audit(tx, "cluster.changed", None, Some(id), json!({ "fields": fields }));
    Ok(view(row))
}

/// Deletes a cluster to which no school belongs.
///
/// # Errors
/// Not found, stale, in use, or the store's.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: Uid, version: IfMatch) -> ApiResult<()> {
    let row = tx.find_cluster(caller.partnership(), id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    let gone = tx.delete_cluster(caller.partnership(), id, row.version).map_err(refused(IN_USE))?;
    still_there(gone, row.version)?;
    caller.audit(tx, "cluster.deleted", None, Some(id), json!({}));
    Ok(())
}

fn check(tx: &mut Tx<'_>, partnership: Uid, input: &ClusterInput) -> ApiResult<()> {
    sound(input.check())?;
    if tx.find_locality(partnership, input.locality_id.into())?.is_none() {
        let message = "This locality is not one of the partnership's";
        return Err(ApiError::field("locality_id", "unknown", message));
    }
    Ok(())
}
