//! Identifiers in addresses.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use headstart_domain::id::Id;
use headstart_store::Uid;

use crate::error::ApiError;

/// The `id` of an address. What is not an identifier names nothing: 404.
#[derive(Debug)]
pub struct PathId<K>(pub Id<K>);

impl<K> PathId<K> {
    /// As the store takes it.
    pub fn uid(&self) -> Uid {
        self.0.into()
    }
}

impl<K> FromRequest for PathId<K> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = request.match_info().get("id").and_then(|text| text.parse().ok());
        ready(id.map(Self).ok_or_else(ApiError::not_found))
    }
}
