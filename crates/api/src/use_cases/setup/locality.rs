//! Localities and the wards they are made of.

use headstart_contract::setup::{LocalityInput, LocalityView};
use headstart_domain::access::Place;
use headstart_store::{Tx, Uid, rows::Locality, tx::locality::LocalityFound};
use serde_json::json;

use super::{differing, nobody_holds_a_role_in, refused, sound, still_there};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::tools::Tools,
};

const SAME_NAME: &str = "Another locality has this name";
const SAME_WARD: &str = "One of these wards belongs to another locality";
const IN_USE: &str = "Clusters, schools, young people, referrals or episodes belong to it";

/// A locality as it is sent.
pub fn view((row, wards): LocalityFound) -> LocalityView {
    LocalityView { id: row.id.into(), name: row.name, wards, version: row.version }
}

/// One locality.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<LocalityView> {
    tx.find_locality(caller.partnership(), id)?.map(view).ok_or_else(ApiError::not_found)
}

/// Makes a locality; the young people who live in its wards come to it.
///
/// # Errors
/// Fields that need attention, a name or a ward that is taken, or the store's.
pub fn create(tx: &mut Tx<'_>, tools: &Tools, input: &LocalityInput) -> ApiResult<LocalityView> {
    sound(input.check())?;
    let caller = &tools.caller;
    let (id, partnership) = (tools.uid(), caller.partnership());
    let row = Locality { id, partnership_id: partnership, name: input.name.trim().to_owned(), version: 1 };
    let wards = wards(input);
    tx.insert_locality(row.clone()).map_err(refused(SAME_NAME))?;
    tx.set_wards(partnership, id, &wards).map_err(refused(SAME_WARD))?;
    let moved = tx.rehome(partnership, caller.at.into())?;
    caller.audit(tx, "locality.created", None, Some(id), json!({ "homes_moved": moved }));
    Ok(view((row, wards)))
}

/// Changes a locality; young people follow the wards it gains and loses.
///
/// # Errors
/// Not found, stale, fields that need attention, a name or a ward that is taken, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    input: &LocalityInput,
    version: IfMatch,
) -> ApiResult<LocalityView> {
    let partnership = caller.partnership();
    let (mut row, before) = tx.find_locality(partnership, id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    sound(input.check())?;
    let (name, wards) = (input.name.trim().to_owned(), wards(input));
    let fields = differing(&[("name", name != row.name), ("wards", wards != before)]);
    row.name = name;
    still_there(tx.update_locality(&row, row.version).map_err(refused(SAME_NAME))?, row.version)?;
    row.version += 1;
    tx.set_wards(partnership, id, &wards).map_err(refused(SAME_WARD))?;
    let moved = tx.rehome(partnership, caller.at.into())?;
    let details = json!({ "fields": fields, "homes_moved": moved });
    caller.audit(tx, "locality.changed", None, Some(id), details);
    Ok(view((row, wards)))
}

/// Deletes a locality to which nothing belongs.
///
/// # Errors
/// Not found, stale, in use, or the store's.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: Uid, version: IfMatch) -> ApiResult<()> {
    let partnership = caller.partnership();
    let (row, _) = tx.find_locality(partnership, id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    nobody_holds_a_role_in(tx, partnership, Place::Locality(id.into()))?;
    let gone = tx.delete_locality(partnership, id, row.version).map_err(refused(IN_USE))?;
    still_there(gone, row.version)?;
    caller.audit(tx, "locality.deleted", None, Some(id), json!({}));
    Ok(())
}

/// The names of the wards, tidied and in order.
fn wards(input: &LocalityInput) -> Vec<String> {
    let mut wards: Vec<_> = input.wards.iter().map(|ward| ward.trim().to_owned()).collect();
    wards.sort_unstable();
    wards
}
