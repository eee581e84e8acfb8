//! Versions of records: `ETag` with every one, `If-Match` before every change.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder,
    dev::Payload,
    http::header::{ContentType, IF_MATCH, IF_NONE_MATCH},
};
use headstart_contract::problem::ProblemCode;
use serde::Serialize;

use crate::error::ApiError;

/// The entity tag of a version.
pub fn etag(version: i32) -> String {
    format!("\"v{version}\"")
}

/// The version that the client says it changed.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(pub i32);

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = request.headers().get(IF_MATCH);
        ready(match header {
            None => Err(ProblemCode::PreconditionMissing.into()),
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|text| text.trim().strip_prefix("\"v")?.strip_suffix('"')?.parse().ok())
                .map(Self)
                .ok_or_else(|| ApiError::known(ProblemCode::BadRequest, "If-Match must be an ETag we gave")),
        })
    }
}

impl IfMatch {
    /// Refuses when the record is at another version.
    ///
    /// # Errors
    /// Stale, with the version it is at.
    pub const fn check(self, current: i32) -> Result<(), ApiError> {
        if self.0 == current { Ok(()) } else { Err(ApiError::Stale { current }) }
    }
}

/// A record with its version, or 304 when the client has it already.
pub fn with_etag<T: Serialize>(request: &HttpRequest, version: i32, value: &T) -> HttpResponse {
    unless_had(request, version, |mut answer| answer.json(value))
}

/// As [`with_etag`], of a record that is written as JSON already.
pub fn written_with_etag(request: &HttpRequest, version: i32, text: String) -> HttpResponse {
    unless_had(request, version, |mut answer| answer.content_type(ContentType::json()).body(text))
}

fn unless_had(
    request: &HttpRequest,
    version: i32,
    answer: impl FnOnce(HttpResponseBuilder) -> HttpResponse,
) -> HttpResponse {
    let tag = etag(version);
    let has_it = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|one| one.trim() == tag));
    if has_it {
        return HttpResponse::NotModified().insert_header(("ETag", tag)).finish();
    }
    let mut found = HttpResponse::Ok();
    found.insert_header(("ETag", tag));
    answer(found)
}

/// An answer without a version.
pub fn json<T: Serialize>(value: &T) -> HttpResponse {
    HttpResponse::Ok().json(value)
}
