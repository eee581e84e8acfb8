//! Signing in.

use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::{Problem, ProblemCode},
    session::{Session, SignIn},
};

use super::{
    begin::NewSession,
    wrong_password::{audit, count_wrong, waits},
};
use crate::{
    auth::verify_password,
    error::{ApiError, ApiResult},
    http::{Body, RequestId},
    state::State,
};

/// Sign in
///
/// Sets the session's cookie. Changes made with it must carry the `csrf_token` as the header `CSRF-Token`. With a
/// password that was handed over nothing can be done before it is changed.
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
    let account = state.store.read(move |tx| Ok::<_, ApiError>(tx.find_account_by_email(&email)?)).await?;
    let now = state.now();
    let usable = account.filter(|account| account.active && !waits(account, now));
    let right =
        verify_password(password, usable.as_ref().map(|account| account.password_hash.clone())).await?;
    let Some(account) = usable else { return Err(ProblemCode::SignInFailed.into()) };
    if !right {
        state
            .store
            .write(move |tx| {
                count_wrong(tx, account.id, now)?;
                audit(tx, &account, now, &request_id, "session.refused");
                Ok::<_, ApiError>(())
            })
            .await?;
        return Err(ProblemCode::SignInFailed.into());
    }
    let new = NewSession::of(&account, request_id.clone(), now)?;
    let working = new.clone();
    let session = state
        .store
        .write(move |tx| {
            tx.note_sign_in(account.id)?;
            audit(tx, &account, now, &request_id, "session.created");
            working.begin(tx)
        })
        .await?;
    Ok(new.answer(&session))
}
