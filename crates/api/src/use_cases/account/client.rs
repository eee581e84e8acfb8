//! Programs with their own credentials.

use chrono::{DateTime, Utc};
use headstart_contract::account::{ClientCreated, ClientInput, ClientView};
use headstart_store::{Tx, Uid, rows::Client};
use serde_json::json;

use crate::{
    auth::{Caller, actor_of_client},
    crypto::{digest, secret},
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// A program as it is sent.
///
/// # Errors
/// When the stored role cannot be read.
pub fn view(row: Client) -> ApiResult<ClientView> {
    Ok(ClientView {
        scopes: actor_of_client(&row)?.permissions(),
        id: row.id.into(),
        client_id: row.client_id,
        name: row.name,
        organisation_id: row.organisation_id.map(Into::into),
        active: row.active,
        created_at: row.created_at.utc(),
    })
}

/// Registers a program.
///
/// # Errors
/// Fields that need attention, or the store's.
pub fn create(tx: &mut Tx<'_>, tools: &Tools, input: &ClientInput) -> ApiResult<ClientCreated> {
    let caller = &tools.caller;
    let created = insert(tx, caller.partnership(), tools.uid(), input, caller.at)?;
    caller.audit(tx, "client.created", None, Some(created.client.id.into()), json!({}));
    Ok(created)
}

/// Adds a program to a partnership, whoever asks for it. The secret has 256 random bits, so a plain hash of it is
/// as good as a slow one.
///
/// # Errors
/// Fields that need attention, or the store's.
pub fn insert(
    tx: &mut Tx<'_>,
    partnership: Uid,
    id: Uid,
    input: &ClientInput,
    at: DateTime<Utc>,
) -> ApiResult<ClientCreated> {
    let errors = input.check();
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors));
    }
    let organisation = input.organisation_id.map(Uid::from);
    if let Some(organisation) = organisation
        && tx.find_organisation(partnership, organisation)?.is_none()
    {
        let message = "This organisation is not one of the partnership's";
        return Err(ApiError::field("organisation_id", "unknown", message));
    }
    let client_secret = secret()?;
    let row = Client {
        id,
        partnership_id: partnership,
        client_id: format!("client-{}", id.0.simple()),
        name: input.name.trim().to_owned(),
        role: input.role.as_str().to_owned(),
        organisation_id: organisation,
        secret_hash: digest(client_secret.as_bytes()),
        active: true,
        created_at: at.into(),
    };
    tx.insert_client(row.clone())?;
    Ok(ClientCreated { client: view(row)?, client_secret })
}

/// Stops a program: it gets no tokens any more, and those it has are refused.
///
/// # Errors
/// Not found, or the store's.
pub fn deactivate(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<ClientView> {
    let partnership = caller.partnership();
    let row = tx.find_client(partnership, id)?.ok_or_else(ApiError::not_found)?;
    if row.active {
        tx.set_client_active(partnership, id, false)?;
        caller.audit(tx, "client.deactivated", None, Some(id), json!({}));
    }
    view(Client { active: false, ..row })
}
