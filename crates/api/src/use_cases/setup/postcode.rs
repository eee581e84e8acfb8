//! Where a postcode is.

use headstart_contract::{setup::PostcodeLookup, young_person::Area};
use headstart_domain::identifier::Postcode;
use headstart_store::{Tx, Uid};

use crate::error::{ApiError, ApiResult};

/// Where a postcode is.
///
/// # Errors
/// What is no postcode, a postcode that is not known, or the store's.
pub fn look_up(tx: &mut Tx<'_>, partnership: Uid, wanted: &PostcodeLookup) -> ApiResult<Area> {
    let postcode = Postcode::parse(&wanted.postcode)
        .map_err(|_| ApiError::field("postcode", "invalid", "Enter a full UK postcode"))?
        .to_string();
    let area = tx.area_of(partnership, &postcode)?.ok_or_else(ApiError::not_found)?;
    let decile = |decile: Option<i16>| decile.and_then(|decile| u8::try_from(decile).ok());
    Ok(Area {
        ward: area.ward_name,
        imd_decile: decile(area.imd_decile),
        idaci_decile: decile(area.idaci_decile),
        locality_id: area.locality_id.map(Into::into),
        locality: area.locality,
    })
}
