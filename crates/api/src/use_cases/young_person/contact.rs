//! Ways to reach a young person: kept sealed.

use headstart_contract::referral::ContactInput;
use headstart_store::{Uid, rows::YoungPerson};

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

const PLACE: &str = "young_person.contact";

/// Seals the contact of a record.
///
/// # Errors
/// When there is no randomness.
pub fn seal(tools: &Tools, id: Uid, contact: &ContactInput) -> ApiResult<String> {
    let text = serde_json::to_string(contact).map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(tools.sealer().seal(PLACE, id.0, &text)?)
}

/// Opens the contact of a record; empty when none is kept.
///
/// # Errors
/// When it was sealed with another key, or changed.
pub fn open(tools: &Tools, row: &YoungPerson) -> ApiResult<ContactInput> {
    let Some(sealed) = &row.contact else { return Ok(ContactInput::default()) };
    let text = tools.sealer().open(PLACE, row.id.0, sealed)?;
    serde_json::from_str(&text).map_err(|error| ApiError::Internal(error.to_string()))
}

/// What is newly told over what was known; what is not told stays.
pub fn merge(known: ContactInput, told: &ContactInput) -> ContactInput {
    let pick = |told: &Option<String>, known: Option<String>| {
        told.as_ref().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).or(known)
    };
    ContactInput {
        address: pick(&told.address, known.address),
        phone: pick(&told.phone, known.phone),
        email: pick(&told.email, known.email),
        carer_name: pick(&told.carer_name, known.carer_name),
        carer_relation: pick(&told.carer_relation, known.carer_relation),
        carer_phone: pick(&told.carer_phone, known.carer_phone),
        carer_email: pick(&told.carer_email, known.carer_email),
        safe_contact: pick(&told.safe_contact, known.safe_contact),
    }
}
