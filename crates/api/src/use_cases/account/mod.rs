//! Accounts of staff and of programs.

pub mod client;
pub mod user;

use headstart_domain::{
    access::{Grant, Place},
    field::FieldErrors,
};
use headstart_store::{Tx, Uid};

use crate::error::{ApiError, ApiResult};

/// Refuses roles in places that the partnership does not have.
fn places_exist(tx: &mut Tx<'_>, partnership: Uid, grants: &[Grant]) -> ApiResult<()> {
    let mut errors = FieldErrors::new();
    for (n, grant) in grants.iter().enumerate() {
        let (exists, what) = match grant.place {
            Place::Partnership => continue,
            Place::Locality(id) => (tx.find_locality(partnership, id.into())?.is_some(), "locality"),
            Place::School(id) => (tx.find_school(partnership, id.into())?.is_some(), "school"),
            Place::Organisation(id) => {
                (tx.find_organisation(partnership, id.into())?.is_some(), "organisation")
            }
        };
        if !exists {
            let message = format!("This {what} is not one of the partnership's");
            errors.add(format!("grants[{n}].place.id"), "unknown", message);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(ApiError::Invalid(errors.into_vec())) }
}
