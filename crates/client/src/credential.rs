//! How a client shows who it is.

use reqwest::{
    RequestBuilder,
    header::{AUTHORIZATION, COOKIE},
};

/// How a client shows who it is.
#[derive(Clone)]
pub(crate) enum Credential {
    /// Not at all.
    None,
    /// A browser's session: its cookie, and what changes must carry.
    Session {
        /// `name=value`.
        cookie: String,
        /// The header `CSRF-Token`.
        csrf_token: String,
    },
    /// A program's token.
    Token(String),
}

impl Credential {
    pub(crate) fn add_to(&self, request: RequestBuilder) -> RequestBuilder {
        match self {
            Self::None => request,
            Self::Session { cookie, csrf_token } => {
                request.header(COOKIE, cookie).header("CSRF-Token", csrf_token)
            }
            Self::Token(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
        }
    }
}
