//! Failures of use cases, and what a client is told of them.

use headstart_contract::problem::ProblemCode;
use headstart_domain::field::FieldError;
use headstart_store::StoreError;

use crate::crypto::CryptoError;

/// Why a request was not done. Known failures carry what the client is told; unknown ones only reach the log.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// A known failure.
    #[error("{0:?}")]
    Known(ProblemCode, Option<String>),
    /// Fields that need attention.
    #[error("some fields need attention")]
    Invalid(Vec<FieldError>),
    /// A move that is not possible from where the record stands.
    #[error("the move is not possible")]
    MoveNotPossible {
        /// What stands in the way.
        detail: String,
        /// The moves that are possible.
        possible: Vec<String>,
    },
    /// Somebody changed the record in the meantime.
    #[error("the record is at version {current} now")]
    Stale {
        /// The version it is at now.
        current: i32,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something failed that should not.
    #[error("{0}")]
    Internal(String),
}

impl ApiError {
    /// A known failure with a sentence for this time.
    pub fn known(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self::Known(code, Some(detail.into()))
    }

    /// Nothing here: also for records outside the actor's reach.
    pub const fn not_found() -> Self {
        Self::Known(ProblemCode::NotFound, None)
    }

    /// One field that needs attention.
    pub fn field(field: &str, code: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError { field: field.into(), code: code.into(), message: message.into() }])
    }
}

impl From<ProblemCode> for ApiError {
    fn from(code: ProblemCode) -> Self {
        Self::Known(code, None)
    }
}

impl From<CryptoError> for ApiError {
    fn from(error: CryptoError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<headstart_domain::code_list::UnknownCode> for ApiError {
    fn from(error: headstart_domain::code_list::UnknownCode) -> Self {
        Self::Store(error.into())
    }
}

/// The result of a use case.
pub type ApiResult<T> = Result<T, ApiError>;
