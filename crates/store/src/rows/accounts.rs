//! Who signs in, and what keeps a repeated request from happening twice.

use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{account, browser_session, client, idempotency, signing_key},
    types::{Json, Time, Uid},
};

/// A row of `account`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = account, treat_none_as_default_value = false)]
pub struct Account {
    pub id: Uid,
    pub partnership_id: Uid,
    pub email: String,
    pub name: String,
    pub password_hash: String,
    /// True while the password is one that somebody else made and handed over.
    pub must_change_password: bool,
    pub grants: Json,
    pub active: bool,
    pub failed_sign_ins: i32,
    pub locked_until: Option<Time>,
    pub created_at: Time,
    pub version: i32,
}

/// A row of `browser_session`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = browser_session, treat_none_as_default_value = false)]
pub struct BrowserSession {
    pub token_hash: String,
    pub account_id: Uid,
    pub csrf_token: String,
    pub created_at: Time,
    pub last_seen_at: Time,
}

/// A row of `client`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = client, treat_none_as_default_value = false)]
pub struct Client {
    pub id: Uid,
    pub partnership_id: Uid,
    pub client_id: String,
    pub name: String,
    pub role: String,
    pub organisation_id: Option<Uid>,
    pub secret_hash: String,
    pub active: bool,
    pub created_at: Time,
}

/// A row of `signing_key`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_key, treat_none_as_default_value = false)]
pub struct SigningKey {
    pub kid: String,
    pub private_key: String,
    pub public_key: String,
    pub created_at: Time,
    pub retired_at: Option<Time>,
}

/// A row of `idempotency`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency, treat_none_as_default_value = false)]
pub struct Idempotency {
    pub actor_id: Uid,
    pub key: String,
    pub request_hash: String,
    pub status: i32,
    pub body: String,
    pub etag: Option<String>,
    pub location: Option<String>,
    pub created_at: Time,
}
