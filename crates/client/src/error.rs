//! What can go wrong in a call.

use headstart_contract::problem::{Problem, ProblemCode};

/// What can go wrong in a call.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The server refused; it says why.
    #[error("{} {}: {}", .0.status, .0.code.as_str(), .0.detail.as_deref().unwrap_or(&.0.title))]
    Refused(Box<Problem>),
    /// The server could not be reached, or the connection broke.
    #[error("the server could not be reached: {0}")]
    NotReached(#[from] reqwest::Error),
    /// The answer was not what the API promises.
    #[error("the answer ({status}) could not be understood: {why}")]
    NotUnderstood {
        /// The status of the answer.
        status: u16,
        /// Why.
        why: String,
    },
    /// The server's address is none.
    #[error("'{0}' is not the address of a server")]
    BadAddress(String),
}

impl ClientError {
    /// The problem, when the server refused.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) => Some(problem),
            _ => None,
        }
    }

    /// The code of the problem, when the server refused.
    pub fn code(&self) -> Option<ProblemCode> {
        self.problem().map(|problem| problem.code)
    }
}

/// A call's result.
pub type Result<T> = std::result::Result<T, ClientError>;
