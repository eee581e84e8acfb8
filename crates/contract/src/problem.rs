//! Problems (RFC 9457) and the table of their codes.

use headstart_domain::field::FieldError;
use serde::{Deserialize, Serialize};

// Derived, the schema would list names instead of codes: the derive does not see through a macro's fragments.
#[cfg(feature = "schema")]
impl utoipa::PartialSchema for ProblemCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::String)
            .description(Some("What went wrong, as a stable code."))
            .enum_values(Some(Self::ALL.iter().map(|code| code.as_str())))
            .into()
    }
}

#[cfg(feature = "schema")]
impl utoipa::ToSchema for ProblemCode {
    fn name() -> std::borrow::Cow<'static, str> {
        "ProblemCode".into()
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal, $status:literal, $title:literal;)+) => {
        /// What went wrong, as a stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum ProblemCode { $(#[doc = $title] #[serde(rename = $code)] $name,)+ }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The code as sent.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $code),+ } }
            /// The HTTP status it goes with.
            pub const fn status(self) -> u16 { match self { $(Self::$name => $status),+ } }
            /// The title: the same for every problem of the code.
            pub const fn title(self) -> &'static str { match self { $(Self::$name => $title),+ } }
        }
    };
}

codes! {
    BadRequest = "bad_request", 400, "The request could not be understood";
    UnknownField = "unknown_field", 400, "The request has a field that is not known";
    BadCursor = "bad_cursor", 400, "The cursor does not belong to this list";
    IdempotencyKeyMissing = "idempotency_key_missing", 400, "An Idempotency-Key is needed";
    SignInFailed = "sign_in_failed", 401, "The email or the password is wrong";
    NotSignedIn = "not_signed_in", 401, "Sign in first";
    CsrfFailed = "csrf_failed", 403, "The request did not come from our own page";
    PasswordChangeNeeded = "password_change_needed", 403, "Choose a password of your own first";
    NotAllowed = "not_allowed", 403, "You are not allowed to do this";
    NotFound = "not_found", 404, "There is nothing here";
    LinkNotUsable = "link_not_usable", 404, "This link does not work any more";
    MethodNotAllowed = "method_not_allowed", 405, "This address does not take that method";
    NotAcceptable = "not_acceptable", 406, "We cannot answer in that format";
    MoveNotPossible = "move_not_possible", 409, "This cannot be done from where the record stands";
    Conflict = "conflict", 409, "This would clash with another record";
    SmallGroup = "small_group", 409, "Too few young people to be told of";
    TellingRows = "telling_rows", 409, "Rows of such a figure would tell what single young people are like";
    SmallDifference = "small_difference", 409, "Beside a published table this would tell of too few young people";
    StillRunning = "still_running", 409, "The first request with this key is still running";
    Stale = "stale", 412, "Somebody changed the record in the meantime";
    TooLarge = "too_large", 413, "The request is too large";
    UnsupportedMediaType = "unsupported_media_type", 415, "The body must be JSON";
    Invalid = "invalid", 422, "Some fields need attention";
    KeyReused = "key_reused", 422, "The Idempotency-Key was used for another request";
    PreconditionMissing = "precondition_missing", 428, "Say which version you changed, with If-Match";
    TooMany = "too_many_requests", 429, "Too many requests";
    Unknown = "internal", 500, "Something went wrong";
    Busy = "busy", 503, "The service is busy";
}

/// A problem, as the body of every answer that is not a success (`application/problem+json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type")]
    pub kind: String,
    /// What went wrong, as a stable code.
    pub code: ProblemCode,
    /// The title of the code.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time; never names, contacts or notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The identifier of the request, to quote when asking for help.
    pub request_id: String,
    /// The fields that need attention.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The moves that are possible instead, when a move was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub possible: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_once_and_goes_with_a_failure_status() {
        let mut codes: Vec<_> = ProblemCode::ALL.iter().map(|c| c.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ProblemCode::ALL.len());
        assert!(ProblemCode::ALL.iter().all(|c| (400..600).contains(&c.status())));
    }
}
