//! Schools: what the partnership decides about them.

use headstart_contract::setup::{SchoolInput, SchoolView};
use headstart_domain::field::FieldErrors;
use headstart_store::{Tx, Uid, rows::School};
use serde_json::json;

use super::{differing, sound, still_there};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
};

/// A school as it is sent.
pub fn view(row: School) -> SchoolView {
    SchoolView {
        id: row.id.into(),
        urn: row.urn,
        name: row.name,
        phase: row.phase,
        locality_id: row.locality_id.map(Into::into),
        cluster_id: row.cluster_id.map(Into::into),
        takes_part: row.takes_part,
        version: row.version,
    }
}

/// One school.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<SchoolView> {
    tx.find_school(caller.partnership(), id)?.map(view).ok_or_else(ApiError::not_found)
}

/// Changes locality, cluster and part; young people whose home has no locality follow their school.
///
/// # Errors
/// Not found, stale, fields that need attention, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    input: &SchoolInput,
    version: IfMatch,
) -> ApiResult<SchoolView> {
    let partnership = caller.partnership();
    let mut row = tx.find_school(partnership, id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    let (locality, cluster) = (input.locality_id.map(Uid::from), input.cluster_id.map(Uid::from));
    check(tx, partnership, locality, cluster)?;
    let moves = locality != row.locality_id;
    let fields = differing(&[
        ("locality_id", moves),
        ("cluster_id", cluster != row.cluster_id),
        ("takes_part", input.takes_part != row.takes_part),
    ]);
    (row.locality_id, row.cluster_id, row.takes_part) = (locality, cluster, input.takes_part);
    still_there(tx.update_school(&row, row.version)?, row.version)?;
    row.version += 1;
    let moved = if moves { tx.rehome(partnership, caller.at.into())? } else { 0 };
    caller.audit(tx, "school.changed", None, Some(id), json!({ "fields": fields, "homes_moved": moved }));
    Ok(view(row))
}

fn check(tx: &mut Tx<'_>, partnership: Uid, locality: Option<Uid>, cluster: Option<Uid>) -> ApiResult<()> {
    let mut errors = FieldErrors::new();
    if let Some(id) = locality
        && tx.find_locality(partnership, id)?.is_none()
    {
        errors.add("locality_id", "unknown", "This locality is not one of the partnership's");
    }
    if let Some(id) = cluster {
        match tx.find_cluster(partnership, id)? {
            None => errors.add("cluster_id", "unknown", "This cluster is not one of the partnership's"),
            Some(found) if Some(found.locality_id) != locality => {
                errors.add("cluster_id", "not_allowed", "This cluster belongs to another locality");
            }
            Some(_) => {}
        }
    }
    sound(errors.into_vec())
}
