//! Finds out who is behind a request, before anything of it is read.

use actix_web::{
    Error, HttpMessage as _, HttpRequest, HttpResponse, ResponseError as _,
    body::{EitherBody, MessageBody},
    cookie::{Cookie, SameSite, time::Duration as CookieAge},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, header::AUTHORIZATION},
    middleware::Next,
    web::Data,
};
use chrono::{DateTime, Duration, Utc};
use headstart_contract::problem::ProblemCode;
use headstart_domain::{
    access::{Actor, Grant, Permission, Place, Role, Subject},
    id::OrganisationId,
};
use headstart_store::rows::{Account, BrowserSession, Client};
use subtle::ConstantTimeEq as _;

use super::{Caller, Credential};
use crate::{
    crypto::digest,
    error::ApiError,
    http::{RequestId, Standing},
    state::State,
};

/// The session's cookie. The prefix binds it to this host and to TLS (or localhost).
pub const COOKIE: &str = "__Host-headstart";
/// The header that changes must carry when they come with a cookie.
pub const CSRF_HEADER: &str = "CSRF-Token";
/// A session ends after this long without a request.
pub const SESSION_IDLE: Duration = Duration::minutes(30);
/// A session ends after this long, whatever happens.
pub const SESSION_AGE: Duration = Duration::hours(12);

/// Addresses at which neither cookies nor tokens count: whoever answers a form has none, and on a device that was
/// handed over must not act as the worker who is signed in on it.
const COOKIE_BLIND: &str = "/api/v1/answering/";

/// How often a session's last request is written down: not at every one, and well within its idle time.
const TOUCH_EVERY: Duration = Duration::minutes(1);

/// A session with who is behind it, as it was read.
#[derive(Debug)]
pub struct KnownSession {
    session: BrowserSession,
    account: Account,
    actor: Actor,
}

/// The program behind a token that was checked.
#[derive(Debug)]
pub struct KnownProgram {
    actor: Actor,
    /// Until when the token is valid, in seconds since 1970.
    expires: i64,
}

/// The cookie of a session; an empty token takes it away.
pub fn session_cookie(token: &str) -> Cookie<'_> {
    let cookie = Cookie::build(COOKIE, token).path("/").secure(true).http_only(true).same_site(SameSite::Lax);
    if token.is_empty() { cookie.max_age(CookieAge::ZERO).finish() } else { cookie.finish() }
}

/// Puts the [`Caller`] beside the request when it comes with a session or a token, and refuses it when those
/// are wrong. Without either it goes on: handlers that need somebody say so by their type. Whoever asks too
/// often is refused here, before anything of the request is read.
///
/// # Errors
/// Those of the inner service.
pub async fn authenticate<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    match admit(request.request()).await {
        Ok(standing) => {
            let mut response = next.call(request).await?;
            if let Some(standing) = standing {
                standing.tell(response.headers_mut());
            }
            Ok(response.map_into_left_body())
        }
        // Answered here and not passed on as an error, so that the layer outside still adds its headers.
        Err(refusal) => Ok(request.into_response(refusal).map_into_right_body()),
    }
}

/// Lets a request in, with its caller beside it; tells where the caller stands with the limits.
async fn admit(request: &HttpRequest) -> Result<Option<Standing>, HttpResponse> {
    let Some(state) = request.app_data::<Data<State>>() else {
        return Err(ApiError::Internal("no state".into()).error_response());
    };
    let tries = state.limits.count_sign_in(request).map_err(Standing::refusal)?;
    let cookie_blind = request.path().starts_with(COOKIE_BLIND);
    let identified = if cookie_blind { Ok(None) } else { identify(state, request).await };
    let caller = identified.as_ref().ok().and_then(Option::as_ref).map(Caller::actor_uid);
    let standing = state.limits.count(request, caller).map_err(Standing::refusal)?;
    if let Some(caller) = identified.map_err(|error| error.error_response())? {
        request.extensions_mut().insert(caller);
    }
    Ok(tries.or(standing))
}

async fn identify(state: &State, request: &HttpRequest) -> Result<Option<Caller>, ApiError> {
    let cookie = request.cookie(COOKIE).map(|cookie| cookie.value().to_owned());
    let bearer = request.headers().get(AUTHORIZATION).map(|value| {
        value.to_str().ok().and_then(|text| text.strip_prefix("Bearer ")).unwrap_or_default().to_owned()
    });
    let (request_id, at) = (request_id(request), state.now());
    match (cookie, bearer) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => {
            Err(ApiError::known(ProblemCode::BadRequest, "Send a session or a token, not both"))
        }
        (Some(cookie), None) => {
            let caller = by_session(state, &cookie, request_id, at).await?;
            check_origin(request, &caller)?;
            Ok(Some(caller))
        }
        (None, Some(token)) => by_token(state, &token, request_id, at).await.map(Some),
    }
}

fn request_id(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default()
}

async fn by_session(
    state: &State,
    cookie: &str,
    request_id: String,
    at: DateTime<Utc>,
) -> Result<Caller, ApiError> {
    let token_hash = digest(cookie.as_bytes());
    let changes = state.store.changes();
    let known = if let Some(known) = state.memory.sessions.get(&token_hash, changes, at) {
        known
    } else {
        let wanted = token_hash.clone();
        let found = state.store.read(move |tx| Ok::<_, ApiError>(tx.find_session(&wanted)?)).await?;
        let (session, account) = found.ok_or(ProblemCode::NotSignedIn)?;
        let known = KnownSession { actor: actor_of_account(&account)?, session, account };
        state.memory.sessions.put(token_hash.clone(), changes, at, known)
    };
    let (session, account) = (&known.session, &known.account);
    let last_seen = session.last_seen_at.utc();
    let over = at - last_seen > SESSION_IDLE || at - session.created_at.utc() > SESSION_AGE;
    if over || !account.active {
        return Err(ProblemCode::NotSignedIn.into());
    }
    if at - last_seen > TOUCH_EVERY {
        let touched = token_hash.clone();
        state.store.write(move |tx| Ok::<_, ApiError>(tx.touch_session(&touched, at.into())?)).await?;
        state.memory.sessions.forget(&token_hash);
    }
    let (csrf_token, email) = (session.csrf_token.clone(), account.email.clone());
    let must_change_password = account.must_change_password;
    let credential = Credential::Session { token_hash, csrf_token, email, must_change_password };
    Ok(Caller { actor: known.actor.clone(), credential, request_id, at })
}

/// The actor that a member of staff is.
///
/// # Errors
/// When the stored roles cannot be read.
pub fn actor_of_account(account: &Account) -> Result<Actor, ApiError> {
    Ok(Actor {
        partnership: account.partnership_id.into(),
        subject: Subject::User(account.id.into()),
        name: account.name.clone(),
        grants: account.grants.read::<Vec<Grant>>()?,
        scopes: None,
    })
}

async fn by_token(
    state: &State,
    token: &str,
    request_id: String,
    at: DateTime<Utc>,
) -> Result<Caller, ApiError> {
    let token_hash = digest(token.as_bytes());
    let changes = state.store.changes();
    let known = if let Some(known) = state.memory.programs.get(&token_hash, changes, at) {
        known
    } else {
        let claims = state.keys.verify(token, at).ok_or(ProblemCode::NotSignedIn)?;
        let client_id = claims.client_id.clone();
        let found =
            state.store.read(move |tx| Ok::<_, ApiError>(tx.find_client_by_client_id(&client_id)?)).await?;
        let client = found.filter(|client| client.active).ok_or(ProblemCode::NotSignedIn)?;
        let scopes = claims.scope.split(' ').filter_map(|scope| scope.parse::<Permission>().ok()).collect();
        let mut actor = actor_of_client(&client)?;
        actor.scopes = Some(scopes);
        state.memory.programs.put(token_hash, changes, at, KnownProgram { actor, expires: claims.exp })
    };
    if known.expires <= at.timestamp() {
        return Err(ProblemCode::NotSignedIn.into());
    }
    Ok(Caller { actor: known.actor.clone(), credential: Credential::Token, request_id, at })
}

/// The actor that a program is, without the scopes of a token.
///
/// # Errors
/// When the stored role cannot be read.
pub fn actor_of_client(client: &Client) -> Result<Actor, ApiError> {
    let place =
        client.organisation_id.map_or(Place::Partnership, |id| Place::Organisation(OrganisationId::from(id)));
    Ok(Actor {
        partnership: client.partnership_id.into(),
        subject: Subject::Client(client.id.into()),
        name: client.name.clone(),
        grants: vec![Grant { role: client.role.parse::<Role>()?, place }],
        scopes: None,
    })
}

/// A change that comes with a cookie must come from our own page: its header holds what only our page knows.
fn check_origin(request: &HttpRequest, caller: &Caller) -> Result<(), ApiError> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let foreign = header("Sec-Fetch-Site").is_some_and(|site| site != "same-origin" && site != "none");
    let Credential::Session { csrf_token, .. } = &caller.credential else { return Ok(()) };
    let sent = header(CSRF_HEADER).unwrap_or_default();
    if foreign || !bool::from(sent.as_bytes().ct_eq(csrf_token.as_bytes())) {
        return Err(ProblemCode::CsrfFailed.into());
    }
    Ok(())
}
