//! How a partnership is set up.

pub mod cluster;
pub mod file;
pub mod locality;
pub mod offer;
pub mod organisation;
pub mod population;
pub mod postcode;
pub mod school;
pub mod tiers;

use headstart_contract::problem::ProblemCode;
use headstart_domain::{
    access::{Grant, Place},
    field::FieldError,
};
use headstart_store::{StoreError, Tx, Uid, tx::account::AccountFilter};

use crate::error::{ApiError, ApiResult};

/// Goes on when no field needs attention.
fn sound(errors: Vec<FieldError>) -> ApiResult<()> {
    if errors.is_empty() { Ok(()) } else { Err(ApiError::Invalid(errors)) }
}

/// Says in words what a rule of the database refused.
fn refused(detail: &'static str) -> impl FnOnce(StoreError) -> ApiError {
    move |error| match error {
        StoreError::Conflict { .. } => ApiError::known(ProblemCode::Conflict, detail),
        other => other.into(),
    }
}

/// Goes on when a change found the record at its version.
const fn still_there(changed: bool, version: i32) -> ApiResult<()> {
    if changed { Ok(()) } else { Err(ApiError::Stale { current: version + 1 }) }
}

/// The names of fields that differ, for the audit.
fn differing(fields: &[(&'static str, bool)]) -> Vec<&'static str> {
    fields.iter().filter(|(_, differs)| *differs).map(|(name, _)| *name).collect()
}

/// Refuses when an account holds a role in a place: roles are kept with their accounts, where the database does
/// not look.
fn nobody_holds_a_role_in(tx: &mut Tx<'_>, partnership: Uid, place: Place) -> ApiResult<()> {
    let mut filter = AccountFilter { active: None, after: None, limit: 200 };
    loop {
        let accounts = tx.list_accounts(partnership, &filter)?;
        for account in &accounts {
            if account.grants.read::<Vec<Grant>>()?.iter().any(|grant| grant.place == place) {
                return Err(ApiError::known(ProblemCode::Conflict, "An account holds a role there"));
            }
        }
        let Some(last) = accounts.last() else { return Ok(()) };
        filter.after = Some(last.id);
    }
}
