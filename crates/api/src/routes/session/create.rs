//! Signing in.

use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, post, web::Data};
use chrono::Duration;
use headstart_contract::{
    problem::{Problem, ProblemCode},
    session::{Session, SignIn},
};
use headstart_store::{
    AuditEntry, Time, Tx, Uid,
    rows::{Account, BrowserSession},
};
use serde_json::json;

use super::view::view;
use crate::{
    auth::{Caller, Credential, actor_of_account, session_cookie, verify_password},
    crypto::{digest, secret},
    error::{ApiError, ApiResult},
    http::{Body, RequestId},
    state::State,
};

/// Wrong passwords in a row after which an account waits.
const PATIENCE: i32 = 5;

/// Sign in
///
/// Sets the session's cookie. Changes made with it must carry the `csrf_token` as the header `CSRF-Token`.
#[utoipa::path(tag = "Session", operation_id = "createSession", security(()), request_body = SignIn,
    responses((status = 200, body = Session), (status = 401, body = Problem), (status = 422, body = Problem)))]
#[post("/session")]
pub(super) async fn create_session(
    request: HttpRequest,
    state: Data<State>,
    body: Body<SignIn>,
) -> ApiResult<HttpResponse> {
    let SignIn { email, password } = body.value;
    let email = email.trim().to_lowercase();
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let wanted = email.clone();
    let account = state.store.read(move |tx| Ok::<_, ApiError>(tx.find_account_by_email(&wanted)?)).await?;
    let now = state.now();
    let usable = account
        .filter(|account| account.active && account.locked_until.is_none_or(|until| until.utc() <= now));
    let right =
        verify_password(password, usable.as_ref().map(|account| account.password_hash.clone())).await?;
    let Some(account) = usable else { return Err(ProblemCode::SignInFailed.into()) };
    if !right {
        let id = account.id;
        state
            .store
            .write(move |tx| {
                let failed = tx.count_failed_sign_in(id)?;
                if failed >= PATIENCE {
                    let minutes = i64::from((failed - PATIENCE + 1).min(15));
                    tx.lock_account(id, (now + Duration::minutes(minutes)).into())?;
                }
                audit(tx, &account, now.into(), &request_id, "session.refused");
                Ok::<_, ApiError>(())
            })
            .await?;
        return Err(ProblemCode::SignInFailed.into());
    }
    let (token, csrf_token) = (secret()?, secret()?);
    let token_hash = digest(token.as_bytes());
    let caller = Caller {
        actor: actor_of_account(&account)?,
        credential: Credential::Session {
            token_hash: token_hash.clone(),
            csrf_token: csrf_token.clone(),
            email,
        },
        request_id: request_id.clone(),
        at: now,
    };
    let session = state
        .store
        .write(move |tx| {
            tx.note_sign_in(account.id)?;
            tx.insert_session(BrowserSession {
                token_hash,
                account_id: account.id,
                csrf_token,
                created_at: now.into(),
                last_seen_at: now.into(),
            })?;
            audit(tx, &account, now.into(), &request_id, "session.created");
            view(tx, &caller)
        })
        .await?;
    Ok(HttpResponse::Ok().cookie(session_cookie(&token)).json(session))
}

fn audit(tx: &mut Tx<'_>, account: &Account, at: Time, request_id: &str, action: &'static str) {
    tx.audit(AuditEntry {
        partnership_id: account.partnership_id,
        at,
        actor_kind: "user",
        actor_id: account.id,
        action,
        young_person_id: None,
        subject_id: None::<Uid>,
        details: json!({}),
        request_id: request_id.to_owned(),
    });
}
