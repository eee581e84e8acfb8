//! `headstart admin create-user`

use headstart_contract::account::UserInput;
use headstart_domain::access::{Grant, Place, Role};
use headstart_store::{Tx, Uid};

use super::{note, partnership_of};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
    use_cases::account::user::{self, FirstPassword},
};

/// An account to make. More roles are given in the browser.
#[derive(Debug, Clone, clap::Args)]
pub struct NewUser {
    /// The partnership, by its code.
    #[arg(long)]
    pub partnership: String,
    /// Their email: what they sign in with.
    #[arg(long)]
    pub email: String,
    /// Their name.
    #[arg(long)]
    pub name: String,
    /// Their role, as `administrator`.
    #[arg(long)]
    pub role: Role,
    /// The locality the role is held in, by its name.
    #[arg(long, group = "place")]
    pub locality: Option<String>,
    /// The school the role is held in, by its unique reference number.
    #[arg(long, group = "place", value_name = "URN")]
    pub school: Option<i32>,
    /// The organisation the role is held in, by its name.
    #[arg(long, group = "place")]
    pub organisation: Option<String>,
}

pub(super) async fn create(state: &State, new: NewUser) -> ApiResult<String> {
    let FirstPassword { text, hash } = FirstPassword::new().await?;
    let working = state.clone();
    let email = state
        .store
        .write(move |tx| {
            let partnership = partnership_of(tx, &new.partnership)?.id;
            let grants = vec![Grant { role: new.role, place: place(tx, partnership, &new)? }];
            let input = UserInput { email: new.email, name: new.name, grants };
            let row = user::insert(tx, partnership, working.new_uid(), &input, hash, working.now())?;
            note(tx, &working, partnership, "account.created", row.id);
            Ok::<_, ApiError>(row.email)
        })
        .await?;
    Ok(format!("{email} can sign in with this password, which is shown only now:\n{text}"))
}

fn place(tx: &mut Tx<'_>, partnership: Uid, new: &NewUser) -> ApiResult<Place> {
    let unknown =
        |what: &'static str| move || ApiError::field(what, "unknown", "The partnership has none like this");
    if let Some(name) = &new.locality {
        let (row, _) = tx.find_locality_by_name(partnership, name)?.ok_or_else(unknown("locality"))?;
        return Ok(Place::Locality(row.id.into()));
    }
    if let Some(urn) = new.school {
        let row = tx.schools_by_urn(partnership, &[urn])?.pop().ok_or_else(unknown("school"))?;
        return Ok(Place::School(row.id.into()));
    }
    if let Some(name) = &new.organisation {
        let row = tx.find_organisation_by_name(partnership, name)?.ok_or_else(unknown("organisation"))?;
        return Ok(Place::Organisation(row.id.into()));
    }
    Ok(Place::Partnership)
}
