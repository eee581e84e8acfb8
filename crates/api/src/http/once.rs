//! Requests that make something are done once, however often they are repeated with the same key.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::{StatusCode, header::CONTENT_TYPE},
};
use headstart_contract::problem::ProblemCode;
use headstart_store::{StoreError, Tx, rows::Idempotency};
use serde::Serialize;

use crate::{auth::Caller, crypto::digest, error::ApiError, state::State};

/// The key that a client gives a request, so that it can be repeated safely.
#[derive(Debug, Clone)]
pub struct IdempotencyKey(pub String);

impl FromRequest for IdempotencyKey {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = request.headers().get("Idempotency-Key").and_then(|value| value.to_str().ok());
        let key = header.map(|text| text.trim().trim_matches('"')).filter(|key| !key.is_empty());
        ready(match key {
            Some(key) if key.len() <= 100 => Ok(Self(key.to_owned())),
            Some(_) => {
                Err(ApiError::known(ProblemCode::BadRequest, "Idempotency-Key: 100 characters at most"))
            }
            None => Err(ProblemCode::IdempotencyKeyMissing.into()),
        })
    }
}

/// What was made.
#[derive(Debug)]
pub struct Created<T> {
    /// The body of the answer.
    pub value: T,
    /// Its version, when it has one.
    pub version: Option<i32>,
    /// Its address, when it has one.
    pub location: Option<String>,
}

/// Makes something once: the same key with the same request gives the same answer again, with another request
/// it is refused. The answer is kept in the same commit as what was made.
///
/// # Errors
/// Those of the work; a key used for another request; a first request that is still running.
pub async fn once<T, F>(
    state: &State,
    caller: &Caller,
    key: IdempotencyKey,
    request: &HttpRequest,
    body: &[u8],
    work: F,
) -> Result<HttpResponse, ApiError>
where
    T: Serialize,
    F: FnOnce(&mut Tx<'_>) -> Result<Created<T>, ApiError> + Send + 'static,
{
    let mut hashed = format!("{} {}\n", request.method(), request.path()).into_bytes();
    hashed.extend_from_slice(body);
    let hash = digest(&hashed);
    let (actor, at) = (caller.actor_uid(), caller.at.into());
    let sealer = state.sealer.clone();
    let done = state
        .store
        .write(move |tx| {
            if let Some(kept) = tx.find_idempotency(actor, &key.0)? {
                return if kept.request_hash == hash {
                    Ok(kept)
                } else {
                    Err(ApiError::from(ProblemCode::KeyReused))
                };
            }
            let created = work(tx)?;
            let text = serde_json::to_string(&created.value)
                .map_err(|error| ApiError::Internal(error.to_string()))?;
            let answer = Idempotency {
                actor_id: actor,
                key: key.0,
                request_hash: hash,
                status: 201,
                // Sealed: answers hold names, and passwords and secrets that are shown only once.
                body: sealer.seal(PLACE, actor.0, &text)?,
                etag: created.version.map(super::etag),
                location: created.location,
                created_at: at,
            };
            tx.insert_idempotency(answer.clone()).map_err(|error| match error {
                StoreError::Conflict { .. } => ProblemCode::StillRunning.into(),
                other => ApiError::from(other),
            })?;
            Ok(answer)
        })
        .await?;
    let body = state.sealer.open(PLACE, actor.0, &done.body)?;
    Ok(answer(&done, body))
}

/// Where kept answers are sealed for.
const PLACE: &str = "idempotency.body";

fn answer(kept: &Idempotency, body: String) -> HttpResponse {
    let status = u16::try_from(kept.status).ok().and_then(|code| StatusCode::from_u16(code).ok());
    let mut response = HttpResponse::build(status.unwrap_or(StatusCode::CREATED));
    if let Some(etag) = &kept.etag {
        response.insert_header(("ETag", etag.as_str()));
    }
    if let Some(location) = &kept.location {
        response.insert_header(("Location", location.as_str()));
    }
    response.insert_header((CONTENT_TYPE, "application/json")).body(body)
}
