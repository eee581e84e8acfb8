//! Where a young person belongs: ward, deprivation and locality by postcode, else the locality of the school.

use headstart_domain::identifier::Postcode;
use headstart_store::{Tx, Uid, rows::YoungPerson};

use crate::error::{ApiError, ApiResult};

/// Puts postcode, school and what follows from them on a record.
///
/// # Errors
/// A postcode that cannot be one, a school that the partnership does not have, or the store's.
pub fn place(
    tx: &mut Tx<'_>,
    partnership: Uid,
    row: &mut YoungPerson,
    postcode: Option<&str>,
    school: Option<Uid>,
) -> ApiResult<()> {
    row.school_id = school;
    row.locality_id = None;
    if let Some(id) = school {
        let school = tx.find_school(partnership, id)?.ok_or_else(|| {
            ApiError::field(
                "young_person.school_id",
                "unknown",
                "This school is not one of the partnership's",
            )
        })?;
        row.locality_id = school.locality_id;
    }
    row.postcode = None;
    row.lsoa_code = None;
    row.ward_name = None;
    row.imd_decile = None;
    row.idaci_decile = None;
    let Some(typed) = postcode.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(()) };
    let postcode = Postcode::parse(typed)
        .map_err(|_| ApiError::field("young_person.postcode", "invalid", "Enter a full UK postcode"))?
        .to_string();
    if let Some(area) = tx.area_of(partnership, &postcode)? {
        row.lsoa_code = area.lsoa_code;
        row.ward_name = area.ward_name;
        row.imd_decile = area.imd_decile;
        row.idaci_decile = area.idaci_decile;
        row.locality_id = area.locality_id.or(row.locality_id);
    }
    row.postcode = Some(postcode);
    Ok(())
}
