//! `headstart admin create-partnership`

use headstart_contract::problem::ProblemCode;
use headstart_domain::field::{FieldErrors, required_text};
use headstart_store::{StoreError, rows::Partnership};

use super::note;
use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// A partnership to make.
#[derive(Debug, Clone, clap::Args)]
pub struct NewPartnership {
    /// Its short code: small letters, digits and hyphens, as `southampton`.
    #[arg(long)]
    pub code: String,
    /// Its name.
    #[arg(long)]
    pub name: String,
}

pub(super) async fn create(state: &State, new: NewPartnership) -> ApiResult<String> {
    let mut errors = FieldErrors::new();
    let name = errors.take("name", required_text(&new.name, "a name", 120));
    let well_formed = (2..=40).contains(&new.code.len())
        && new.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !well_formed {
        errors.add("code", "invalid", "Use 2 to 40 small letters, digits and hyphens");
    }
    let name = errors.finish(name).map_err(ApiError::Invalid)?;
    let row = Partnership { id: state.new_uid(), code: new.code, name, created_at: state.now().into() };
    let told = format!("Partnership {} was made.", row.code);
    let working = state.clone();
    state
        .store
        .write(move |tx| {
            let id = row.id;
            tx.insert_partnership(row).map_err(|error| match error {
                StoreError::Conflict { .. } => {
                    ApiError::known(ProblemCode::Conflict, "There is a partnership with this code already")
                }
                other => other.into(),
            })?;
            note(tx, &working, id, "partnership.created", id);
            Ok::<_, ApiError>(told)
        })
        .await
}
