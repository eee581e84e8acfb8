//! Choosing a password of one's own.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    session::{PasswordChange, Session},
};
use headstart_store::{Tx, rows::Account};

use super::{
    begin::NewSession,
    wrong_password::{audit, count_wrong, waits},
};
use crate::{
    auth::{Caller, InAnySession, easily_guessed, hash_password, verify_password},
    error::{ApiError, ApiResult},
    http::Body,
    state::State,
};

/// Change one's password
///
/// Also for who must change one that was handed over. All sessions of the account end, and this one goes on under a
/// new cookie and `csrf_token`.
#[utoipa::path(tag = "Session", operation_id = "changePassword", security(("session" = [])),
    request_body = PasswordChange,
    responses((status = 200, body = Session), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
#[post("/session/password")]
pub(super) async fn change_password(
    InAnySession(caller): InAnySession,
    state: Data<State>,
    body: Body<PasswordChange>,
) -> ApiResult<HttpResponse> {
    let told = body.value;
    let errors = told.check();
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors));
    }
    let asking = caller.clone();
    let mut account = state.store.read(move |tx| account_of(tx, &asking)).await?;
    let now = state.now();
    if waits(&account, now) {
        let message = "Too many wrong passwords. Wait some minutes, then try again";
        return Err(ApiError::field("current_password", "not_allowed", message));
    }
    if !verify_password(told.current_password.clone(), Some(account.password_hash.clone())).await? {
        state
            .store
            .write(move |tx| {
                count_wrong(tx, account.id, now)?;
                audit(tx, &account, now, &caller.request_id, "account.password_refused");
                Ok::<_, ApiError>(())
            })
            .await?;
        return Err(ApiError::field("current_password", "invalid", "This is not your password until now"));
    }
    if told.new_password == told.current_password {
        return Err(ApiError::field("new_password", "invalid", "Choose another password than until now"));
    }
    if easily_guessed(&told.new_password, &[&account.name, &account.email]) {
        let message = "This password is easy to guess. Choose another, such as three or four words that do not belong \
                       together";
        return Err(ApiError::field("new_password", "too_weak", message));
    }
    account.password_hash = hash_password(told.new_password).await?;
    account.must_change_password = false;
    let new = NewSession::of(&account, caller.request_id, now)?;
    let working = new.clone();
    let session = state
        .store
        .write(move |tx| {
            tx.set_password(account.id, &account.password_hash, false)?;
            tx.delete_sessions_of(account.id)?;
            audit(tx, &account, now, &working.caller.request_id, "account.password_changed");
            working.begin(tx)
        })
        .await?;
    Ok(new.answer(&session))
}

fn account_of(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<Account> {
    tx.find_account(caller.partnership(), caller.actor_uid())?.ok_or_else(ApiError::not_found)
}
