//! Query parameters: unknown ones and wrong forms are refused by name.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use headstart_contract::problem::ProblemCode;
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// The query parameters read as `T`.
#[derive(Debug)]
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Params<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Self))
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T, ApiError> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(pairs)).map_err(|error| {
        let parameter = error.path().to_string();
        ApiError::known(ProblemCode::BadRequest, explain(&parameter, &error.into_inner().to_string()))
    })
}

/// Names the parameter at fault. A message of serde's own names parameters and codes, and repeats a code that we do
/// not know; the addresses of lists hold no names, so nothing personal can be in it.
fn explain(parameter: &str, message: &str) -> String {
    let names_it =
        ["unknown field", "missing field", "duplicate field"].iter().any(|s| message.starts_with(s));
    match super::words::must_be(message).filter(|_| !message.starts_with("unknown variant")) {
        _ if names_it => message.to_owned(),
        Some(words) => format!("{parameter} must be {words}"),
        None => format!("{parameter}: {message}"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde::Deserialize;
    use uuid::Uuid;

    use super::*;

    #[derive(Debug, Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Query {
        from: Option<NaiveDate>,
        closed: bool,
        since: Option<i32>,
        school: Option<Uuid>,
        figure: Option<Figure>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Figure {
        Improved,
    }

    #[test]
    fn the_parameter_at_fault_is_named() {
        let query: Query = read("from=2026-02-28&closed=true&since=1&figure=improved").unwrap();
        assert!(query.from.is_some() && query.closed && query.since == Some(1) && query.school.is_none());
        assert!(matches!(query.figure, Some(Figure::Improved)));
        for (query, told) in [
            ("from=2026-02-30", "from must be a day that there is, written like 2026-01-31"),
            ("from=", "from must be a day that there is, written like 2026-01-31"),
            ("closed=maybe", "closed must be true or false"),
            ("since=x", "since must be a whole number that is not too large"),
            ("school=x", "school must be an identifier"),
            ("figure=worse", "figure: unknown variant `worse`, expected `improved`"),
        ] {
            let ApiError::Known(code, Some(detail)) = read::<Query>(query).unwrap_err() else {
                panic!("{query}")
            };
            assert_eq!((code, detail.as_str()), (ProblemCode::BadRequest, told), "{query}");
        }
        let ApiError::Known(_, Some(detail)) = read::<Query>("colour=red").unwrap_err() else { panic!() };
        assert!(detail.starts_with("unknown field `colour`"), "{detail}");
    }
}
