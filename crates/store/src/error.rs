//! What can go wrong in the store.

use diesel::result::{DatabaseErrorKind, Error};

/// A failure of the store. None of its texts reaches a client.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule of the database refused the change.
    #[error("a rule of the database refused the change: {constraint}")]
    Conflict {
        /// The constraint or index that refused it, as the database names it.
        constraint: String,
    },
    /// Too much is waiting; try again later.
    #[error("the store is busy")]
    Busy,
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// A stored value does not have the form that its column promises.
    #[error("a stored value is not what it should be: {0}")]
    Corrupt(String),
    /// A sum is larger than its column holds: it would take millions of pairs on one scale, all at its top.
    #[error("a sum is too large to be kept")]
    TooLarge,
    /// Any other failure of the database.
    #[error(transparent)]
    Database(Error),
    /// A migration could not be run.
    #[error("the migration failed: {0}")]
    Migration(String),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DatabaseError(
                DatabaseErrorKind::UniqueViolation
                | DatabaseErrorKind::ForeignKeyViolation
                | DatabaseErrorKind::CheckViolation,
                info,
            ) => Self::Conflict {
                // SQLite names the columns in the message; PostgreSQL names the constraint.
                constraint: info.constraint_name().unwrap_or_else(|| info.message()).to_owned(),
            },
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                Self::Unavailable(info.message().to_owned())
            }
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Busy,
            other => Self::Database(other),
        }
    }
}

impl From<headstart_domain::code_list::UnknownCode> for StoreError {
    fn from(error: headstart_domain::code_list::UnknownCode) -> Self {
        Self::Corrupt(error.to_string())
    }
}

/// The store's results.
pub type Result<T> = std::result::Result<T, StoreError>;
