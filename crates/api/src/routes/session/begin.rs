//! What a session begins with.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use headstart_contract::session::Session;
use headstart_store::{
    Tx,
    rows::{Account, BrowserSession},
};

use super::view::view;
use crate::{
    auth::{Caller, Credential, actor_of_account, session_cookie},
    crypto::{digest, secret},
    error::ApiResult,
};

/// A session that is to begin.
#[derive(Clone)]
pub(super) struct NewSession {
    /// What the browser gets as a cookie; its hash is what is kept.
    token: String,
    /// Who acts in it.
    pub caller: Caller,
    row: BrowserSession,
}

impl NewSession {
    /// With new secrets. `account` is as it will be when the session begins.
    ///
    /// # Errors
    /// When there is no randomness, or stored roles cannot be read.
    pub fn of(account: &Account, request_id: String, at: DateTime<Utc>) -> ApiResult<Self> {
        let (token, csrf_token) = (secret()?, secret()?);
        let token_hash = digest(token.as_bytes());
        let caller = Caller {
            actor: actor_of_account(account)?,
            credential: Credential::Session {
                token_hash: token_hash.clone(),
                csrf_token: csrf_token.clone(),
                email: account.email.clone(),
                must_change_password: account.must_change_password,
            },
            request_id,
            at,
        };
        let row = BrowserSession {
            token_hash,
            account_id: account.id,
            csrf_token,
            created_at: at.into(),
            last_seen_at: at.into(),
        };
        Ok(Self { token, caller, row })
    }

    /// Begins it.
    ///
    /// # Errors
    /// The store's.
    pub fn begin(&self, tx: &mut Tx<'_>) -> ApiResult<Session> {
        tx.insert_session(self.row.clone())?;
        view(tx, &self.caller)
    }

    /// The answer that hands it to the browser.
    pub fn answer(&self, session: &Session) -> HttpResponse {
        HttpResponse::Ok().cookie(session_cookie(&self.token)).json(session)
    }
}
