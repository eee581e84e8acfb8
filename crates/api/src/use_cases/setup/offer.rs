//! Offers of the partnership: each is one of the eleven of the programme plan.

use headstart_contract::{setup::OfferInput, tier::OfferView};
use headstart_domain::tier::OfferKind;
use headstart_store::{Tx, Uid, rows::Offer, tx::offer::OfferFound};
use serde_json::json;

use super::{differing, refused, sound, still_there};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::tools::Tools,
};

const SAME_NAME: &str = "Another offer has this name";
const IN_USE: &str = "Young people were placed in it; make it inactive instead";

/// An offer as it is sent.
///
/// # Errors
/// When its number is none of the plan's.
pub fn view(found: OfferFound) -> ApiResult<OfferView> {
    let OfferFound { row, organisation, taken } = found;
    let kind = kind(row.number)?;
    Ok(OfferView {
        id: row.id.into(),
        number: kind.number,
        tier: kind.tier,
        name: row.name,
        outcome: kind.outcome.to_owned(),
        organisation_id: row.organisation_id.map(Into::into),
        organisation,
        places: row.places.and_then(|places| u32::try_from(places).ok()),
        taken: u32::try_from(taken).unwrap_or(u32::MAX),
        active: row.active,
        version: row.version,
    })
}

fn kind(number: i16) -> ApiResult<&'static OfferKind> {
    u8::try_from(number)
        .ok()
        .and_then(OfferKind::numbered)
        .ok_or_else(|| ApiError::Internal(format!("no offer of the plan has the number {number}")))
}

/// One offer.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<OfferView> {
    view(tx.find_offer(caller.partnership(), id)?.ok_or_else(ApiError::not_found)?)
}

/// Makes an offer.
///
/// # Errors
/// Fields that need attention, a name that is taken, or the store's.
pub fn create(tx: &mut Tx<'_>, tools: &Tools, input: &OfferInput) -> ApiResult<OfferView> {
    let caller = &tools.caller;
    let told = told(tx, caller.partnership(), input)?;
    let row = Offer { id: tools.uid(), partnership_id: caller.partnership(), version: 1, ..told };
    let id = row.id;
    tx.insert_offer(row).map_err(refused(SAME_NAME))?;
    caller.audit(tx, "offer.created", None, Some(id), json!({}));
    read(tx, caller, id)
}

/// Changes an offer.
///
/// # Errors
/// Not found, stale, fields that need attention, a name that is taken, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    input: &OfferInput,
    version: IfMatch,
) -> ApiResult<OfferView> {
    let OfferFound { row, taken, .. } =
        tx.find_offer(caller.partnership(), id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    let told = told(tx, caller.partnership(), input)?;
    if told.number != row.number && taken > 0 {
        // Outcomes are counted by the plan's offers: those under way must not change into another.
        let message = "Young people have a place in it; make another offer instead";
        return Err(ApiError::field("number", "not_allowed", message));
    }
    let fields = differing(&[
        ("number", told.number != row.number),
        ("name", told.name != row.name),
        ("organisation_id", told.organisation_id != row.organisation_id),
        ("places", told.places != row.places),
        ("active", told.active != row.active),
    ]);
    let after = Offer { id, partnership_id: row.partnership_id, version: row.version, ..told };
    still_there(tx.update_offer(&after, row.version).map_err(refused(SAME_NAME))?, row.version)?;
    caller.audit(tx, "offer.changed", None, Some(id), json!({ "fields": fields }));
    read(tx, caller, id)
}

/// Deletes an offer in which nobody was ever placed.
///
/// # Errors
/// Not found, stale, in use, or the store's.
pub fn delete(tx: &mut Tx<'_>, caller: &Caller, id: Uid, version: IfMatch) -> ApiResult<()> {
    let partnership = caller.partnership();
    let OfferFound { row, .. } = tx.find_offer(partnership, id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    let gone = tx.delete_offer(partnership, id, row.version).map_err(refused(IN_USE))?;
    still_there(gone, row.version)?;
    caller.audit(tx, "offer.deleted", None, Some(id), json!({}));
    Ok(())
}

/// What was told, as a row without identifier.
fn told(tx: &mut Tx<'_>, partnership: Uid, input: &OfferInput) -> ApiResult<Offer> {
    sound(input.check())?;
    let kind = kind(i16::from(input.number))?;
    let organisation = input.organisation_id.map(Uid::from);
    if let Some(id) = organisation
        && tx.find_organisation(partnership, id)?.is_none()
    {
        let message = "This organisation is not one of the partnership's";
        return Err(ApiError::field("organisation_id", "unknown", message));
    }
    let name = input.name.as_deref().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(kind.name);
    Ok(Offer {
        id: Uid::NIL,
        partnership_id: partnership,
        number: i16::from(input.number),
        name: name.to_owned(),
        organisation_id: organisation,
        places: input.places.and_then(|places| i32::try_from(places).ok()),
        active: input.active,
        version: 1,
    })
}
