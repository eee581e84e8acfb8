//! A session as it is shown.

use headstart_contract::session::Session;
use headstart_store::Tx;

use crate::{
    auth::{Caller, Credential, SESSION_IDLE},
    error::{ApiError, ApiResult},
};
use headstart_contract::problem::ProblemCode;

/// What the caller's page needs to know of their session.
pub(super) fn view(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<Session> {
    let Credential::Session { csrf_token, email, must_change_password, .. } = &caller.credential else {
        return Err(ProblemCode::NotSignedIn.into());
    };
    let user_id = caller.actor.user().ok_or_else(|| ApiError::from(ProblemCode::NotSignedIn))?;
    let partnership = tx.find_partnership(caller.partnership())?.ok_or_else(ApiError::not_found)?;
    Ok(Session {
        user_id,
        name: caller.actor.name.clone(),
        email: email.clone(),
        partnership_id: caller.actor.partnership,
        partnership: partnership.name,
        grants: caller.actor.grants.clone(),
        roles: caller.actor.grants.iter().map(|grant| grant.role.label().to_owned()).collect(),
        permissions: caller.actor.permissions(),
        csrf_token: csrf_token.clone(),
        idle_seconds: u32::try_from(SESSION_IDLE.num_seconds()).unwrap_or_default(),
        must_change_password: *must_change_password,
    })
}
