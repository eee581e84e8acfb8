//! Accounts of staff.

use chrono::{DateTime, Utc};
use headstart_contract::{
    account::{UserChange, UserCreated, UserInput, UserView},
    problem::ProblemCode,
};
use headstart_domain::access::{Grant, Permission};
use headstart_store::{Json, StoreError, Tx, Uid, rows::Account};
use serde_json::json;

use super::places_exist;
use crate::{
    auth::{Caller, hash_password, new_password},
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::tools::Tools,
};

/// A password to hand over, with its hash. It is made outside of the transaction: hashing takes a while.
#[derive(Debug)]
pub struct FirstPassword {
    /// What is handed over.
    pub text: String,
    /// What is stored.
    pub hash: String,
}

impl FirstPassword {
    /// A new one.
    ///
    /// # Errors
    /// When there is no randomness.
    pub async fn new() -> ApiResult<Self> {
        let text = new_password()?;
        let hash = hash_password(text.clone()).await?;
        Ok(Self { text, hash })
    }
}

/// An account as it is sent.
///
/// # Errors
/// When the stored roles cannot be read.
pub fn view(row: Account) -> ApiResult<UserView> {
    Ok(UserView {
        grants: row.grants.read()?,
        id: row.id.into(),
        email: row.email,
        name: row.name,
        active: row.active,
        version: row.version,
    })
}

/// One account.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<UserView> {
    view(tx.find_account(caller.partnership(), id)?.ok_or_else(ApiError::not_found)?)
}

/// Makes an account.
///
/// # Errors
/// Fields that need attention, an email that is taken, or the store's.
pub fn create(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: &UserInput,
    password: FirstPassword,
) -> ApiResult<UserCreated> {
    let caller = &tools.caller;
    let FirstPassword { text, hash } = password;
    let row = insert(tx, caller.partnership(), tools.uid(), input, hash, caller.at)?;
    caller.audit(tx, "account.created", None, Some(row.id), json!({}));
    Ok(UserCreated { user: view(row)?, password: text })
}

/// Adds an account to a partnership, whoever asks for it.
///
/// # Errors
/// Fields that need attention, an email that is taken, or the store's.
pub fn insert(
    tx: &mut Tx<'_>,
    partnership: Uid,
    id: Uid,
    input: &UserInput,
    password_hash: String,
    at: DateTime<Utc>,
) -> ApiResult<Account> {
    let errors = input.check();
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors));
    }
    places_exist(tx, partnership, &input.grants)?;
    let row = Account {
        id,
        partnership_id: partnership,
        email: input.email.trim().to_lowercase(),
        name: input.name.trim().to_owned(),
        password_hash,
        must_change_password: true,
        grants: Json::write(&input.grants)?,
        active: true,
        failed_sign_ins: 0,
        locked_until: None,
        created_at: at.into(),
        version: 1,
    };
    tx.insert_account(row.clone()).map_err(|error| match error {
        StoreError::Conflict { .. } => {
            ApiError::known(ProblemCode::Conflict, "This email has an account already")
        }
        other => other.into(),
    })?;
    Ok(row)
}

/// Changes an account. Its sessions end when its roles change or it is closed, so that nobody goes on with what
/// they may not do any more.
///
/// # Errors
/// Not found, stale, fields that need attention, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    input: &UserChange,
    version: IfMatch,
) -> ApiResult<UserView> {
    let partnership = caller.partnership();
    let mut row = tx.find_account(partnership, id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    let errors = input.check();
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors));
    }
    places_exist(tx, partnership, &input.grants)?;
    refuse_shutting_oneself_out(caller, id, input)?;
    let before: Vec<Grant> = row.grants.read()?;
    let name = input.name.trim().to_owned();
    let (renamed, other_roles) = (name != row.name, before != input.grants);
    let (closed, opened) = (row.active && !input.active, !row.active && input.active);
    row.name = name;
    row.grants = Json::write(&input.grants)?;
    row.active = input.active;
    if !tx.update_account(&row, row.version)? {
        return Err(ApiError::Stale { current: row.version + 1 });
    }
    row.version += 1;
    let ended = if other_roles || closed { tx.delete_sessions_of(id)? } else { 0 };
    let fields: Vec<_> = [("name", renamed), ("grants", other_roles), ("active", closed || opened)]
        .into_iter()
        .filter_map(|(field, changed)| changed.then_some(field))
        .collect();
    caller.audit(tx, "account.changed", None, Some(id), json!({ "fields": fields, "sessions_ended": ended }));
    view(row)
}

/// Nobody closes their own account or gives away their own right to manage accounts: a partnership would be left
/// with nobody who can.
fn refuse_shutting_oneself_out(caller: &Caller, id: Uid, input: &UserChange) -> ApiResult<()> {
    if caller.actor_uid() != id {
        return Ok(());
    }
    if !input.active {
        return Err(ApiError::field(
            "active",
            "not_allowed",
            "Ask another administrator to close your account",
        ));
    }
    let manages = |grant: &Grant| grant.role.permissions().contains(&Permission::AccountsManage);
    if !input.grants.iter().any(manages) {
        let message = "Ask another administrator to take this role from you";
        return Err(ApiError::field("grants", "not_allowed", message));
    }
    Ok(())
}

/// Gives an account a new password, which its person must change, and ends its sessions.
///
/// # Errors
/// Not found, or the store's.
pub fn renew_password(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    password: FirstPassword,
) -> ApiResult<UserCreated> {
    let row = tx.find_account(caller.partnership(), id)?.ok_or_else(ApiError::not_found)?;
    tx.set_password(id, &password.hash, true)?;
    let ended = tx.delete_sessions_of(id)?;
    caller.audit(tx, "account.password_renewed", None, Some(id), json!({ "sessions_ended": ended }));
    Ok(UserCreated { user: view(row)?, password: password.text })
}
