//! Query parameters: unknown ones and wrong forms are refused by name.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Query};
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
        ready(Query::<T>::from_query(request.query_string()).map(|query| Self(query.into_inner())).map_err(
            |error| {
                // The message names parameters and codes, and repeats a code that we do not know; the addresses
                // of lists hold no names, so nothing personal can be in it.
                let message = error.to_string();
                let detail = message.rsplit("deserialize error: ").next().unwrap_or_default().to_owned();
                ApiError::known(ProblemCode::BadRequest, detail)
            },
        ))
    }
}
