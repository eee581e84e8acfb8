//! `headstart admin create-client`

use headstart_contract::account::ClientInput;
use headstart_domain::access::Role;

use super::{note, partnership_of};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
    use_cases::account::client,
};

/// A program to register.
#[derive(Debug, Clone, clap::Args)]
pub struct NewClient {
    /// The partnership, by its code.
    #[arg(long)]
    pub partnership: String,
    /// The program's name.
    #[arg(long)]
    pub name: String,
    /// `partner_system` or `evaluator`.
    #[arg(long)]
    pub role: Role,
    /// The organisation it belongs to, by its name; a partner's system needs one.
    #[arg(long)]
    pub organisation: Option<String>,
}

pub(super) async fn create(state: &State, new: NewClient) -> ApiResult<String> {
    let working = state.clone();
    let created = state
        .store
        .write(move |tx| {
            let partnership = partnership_of(tx, &new.partnership)?.id;
            let organisation = match &new.organisation {
                None => None,
                Some(name) => Some(tx.find_organisation_by_name(partnership, name)?.ok_or_else(|| {
                    ApiError::field("organisation", "unknown", "The partnership has none like this")
                })?),
            };
            let input = ClientInput {
                name: new.name,
                role: new.role,
                organisation_id: organisation.map(|row| row.id.into()),
            };
            let created = client::insert(tx, partnership, working.new_uid(), &input, working.now())?;
            note(tx, &working, partnership, "client.created", created.client.id.into());
            Ok::<_, ApiError>(created)
        })
        .await?;
    Ok(format!(
        "Client id: {}\nClient secret, which is shown only now:\n{}",
        created.client.client_id, created.client_secret
    ))
}
