//! JSON bodies: size, type and form are checked, and the field at fault is named.

use std::{future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::CONTENT_TYPE, web};
use headstart_contract::problem::ProblemCode;
use serde::de::DeserializeOwned;

use super::objects::Objects;
use crate::error::ApiError;

/// The largest body, in bytes.
pub const MAX_BODY: usize = 256 * 1024;

/// A JSON body read as `T`, with the bytes it was read from (for recognising repeated requests).
#[derive(Debug)]
pub struct Body<T> {
    /// What was sent.
    pub value: T,
    /// As it was sent.
    pub bytes: web::Bytes,
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
            .is_some_and(|kind| kind == "application/json" || kind == "application/merge-patch+json");
        let payload = web::Payload::from_request(request, payload);
        Box::pin(async move {
            if !is_json {
                return Err(ProblemCode::UnsupportedMediaType.into());
            }
            let payload = payload.await.map_err(|error| ApiError::Internal(error.to_string()))?;
            let read =
                tokio::time::timeout(std::time::Duration::from_secs(30), payload.to_bytes_limited(MAX_BODY));
            let bytes = match read.await {
                Err(_) => return Err(ApiError::known(ProblemCode::BadRequest, "The body took too long")),
                Ok(Err(_)) => return Err(ProblemCode::TooLarge.into()),
                Ok(Ok(Err(_))) => {
                    return Err(ApiError::known(ProblemCode::BadRequest, "The body could not be read"));
                }
                Ok(Ok(Ok(bytes))) => bytes,
            };
            let value = parse(&bytes)?;
            Ok(Self { value, bytes })
        })
    }
}

/// Reads JSON as `T`; says which field is wrong, and never repeats what was sent.
///
/// # Errors
/// Text that is not JSON, an unknown field, a field of the wrong form.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(Objects(&mut reader)).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        if !inner.is_data() {
            let at = format!("The body is not JSON (line {}, column {})", inner.line(), inner.column());
            return ApiError::known(ProblemCode::BadRequest, at);
        }
        explain(&path, &inner.to_string())
    })?;
    reader.end().map_err(|_| ApiError::known(ProblemCode::BadRequest, "The body has more after its end"))?;
    Ok(value)
}

/// Turns serde's message into the field's fault. Only names of fields and codes of ours are passed on.
fn explain(path: &str, message: &str) -> ApiError {
    let named = |start: &str| {
        message.strip_prefix(start).and_then(|rest| rest.split('`').next()).map(ToOwned::to_owned)
    };
    let join = |name: String| match path {
        "." | "" => name,
        // For an unknown field the path ends with its name already.
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    };
    if let Some(name) = named("unknown field `") {
        return ApiError::known(ProblemCode::UnknownField, format!("There is no field '{}'", join(name)));
    }
    if let Some(name) = named("missing field `") {
        return ApiError::field(&join(name), "required", "Fill this in");
    }
    if message.starts_with("unknown variant") {
        let allowed = message.split("expected ").nth(1).and_then(|rest| rest.split(" at line").next());
        let allowed = allowed.unwrap_or_default().replace('`', "");
        return ApiError::field(path, "unknown_code", format!("This must be {allowed}"));
    }
    let message = super::words::must_be(message).map_or_else(
        || "This does not have the right form".to_owned(),
        |words| format!("This must be {words}"),
    );
    // The body itself has no name.
    ApiError::field(if path == "." { "body" } else { path }, "invalid", message)
}

#[cfg(test)]
mod tests {
    use headstart_contract::referral::ReferralInput;

    use super::*;

    fn fault(json: &str) -> String {
        match parse::<ReferralInput>(json.as_bytes()).unwrap_err() {
            ApiError::Invalid(errors) => format!("{} {}", errors[0].field, errors[0].code),
            ApiError::Known(code, detail) => format!("{} {}", code.as_str(), detail.unwrap_or_default()),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn the_field_at_fault_is_named_and_what_was_sent_is_not_repeated() {
        assert_eq!(
            fault(r#"{"young_person":{"nick":1}}"#),
            "unknown_field There is no field 'young_person.nick'"
        );
        assert_eq!(
            fault(r#"{"young_person":{"birth_date":"2013-02-30"}}"#),
            "young_person.birth_date invalid"
        );
        assert_eq!(fault(r#"{"worry":{"needs":["sadness"]}}"#), "worry.needs[0] unknown_code");
        assert_eq!(fault(r#"{"worry":{"needs":"anxiety"}}"#), "worry.needs invalid");
        assert_eq!(fault(r#"{"worry":[]}"#), "worry invalid");
        assert_eq!(fault("[]"), "body invalid");
        let ApiError::Invalid(errors) =
            parse::<ReferralInput>(br#"{"young_person":{"school_year":300}}"#).unwrap_err()
        else {
            panic!("not a fault of a field")
        };
        assert_eq!(errors[0].message, "This must be a whole number from 0 to 255");
        assert!(fault("{").starts_with("bad_request"));
        assert!(fault("{} x").starts_with("bad_request"));
    }
}
