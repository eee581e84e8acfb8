//! Organisations that refer or deliver.

use headstart_contract::setup::{OrganisationInput, OrganisationView};
use headstart_domain::access::Place;
use headstart_store::{Tx, Uid, rows::Organisation};
use serde_json::json;

use super::{differing, nobody_holds_a_role_in, refused, sound, still_there};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::tools::Tools,
};

const SAME_NAME: &str = "Another organisation has this name";
const IN_USE: &str = "Offers, placements, programs, referrals or consents name it";

/// An organisation as it is sent.
pub fn view(row: Organisation) -> OrganisationView {
    OrganisationView { id: row.id.into(), name: row.name, version: row.version }
}

/// One organisation.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<OrganisationView> {
    tx.find_organisation(caller.partnership(), id)?.map(view).ok_or_else(ApiError::not_found)
}

/// Makes an organisation.
///
/// # Errors
/// Fields that need attention, a name that is taken, or the store's.
pub fn create(tx: &mut Tx<'_>, tools: &Tools, input: &OrganisationInput) -> ApiResult<OrganisationView> {
    sound(input.check())?;
    let caller = &tools.caller;
    let row = Organisation {
        id: tools.uid(),
        partnership_id: caller.partnership(),
        name: input.name.trim().to_owned(),
        version: 1,
    };
    tx.insert_organisation(row.clone()).map_err(refused(SAME_NAME))?;
    caller.audit(tx, "organisation.created", None, Some(row.id), json!({}));
    Ok(view(row))
}

/// Changes an organisation.
///
/// # Errors
/// Not found, stale, fields that need attention, a name that is taken, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    input: &OrganisationInput,
    version: IfMatch,
) -> ApiResult<OrganisationView> {
    let mut row = tx.find_organisation(caller.partnership(), id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    sound(input.check())?;
    let name = input.name.trim().to_owned();
    let fields = differing(&[("name", name != row.name)]);
    row.name = name;
    still_there(tx.update_organisation(&row, row.version).map_err(refused(SAME_NAME))?, row.version)?;
    row.version += 1;
    caller.audit(tx, "organisation.changed", None, Some(id), json!({ "fields": fields }));
    Ok(view(row))
}

/// Deletes an organisation that nothing names.
///
/// # Errors
/// Not found, stale, in use, or the store's.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: Uid, version: IfMatch) -> ApiResult<()> {
    let partnership = caller.partnership();
    let row = tx.find_organisation(partnership, id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    nobody_holds_a_role_in(tx, partnership, Place::Organisation(id.into()))?;
    let gone = tx.delete_organisation(partnership, id, row.version).map_err(refused(IN_USE))?;
    still_there(gone, row.version)?;
    caller.audit(tx, "organisation.deleted", None, Some(id), json!({}));
    Ok(())
}
