//! What can go wrong with a request.
use crate::widgets::form::{FieldMessage, FormState};
use serde::Deserialize;

/// A request that did not succeed.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// No answer came: the network is down, or the service is.
    Unreachable,
    /// The page was left before the answer came; nobody is there to be told.
    Cancelled,
    /// The session has ended, or there was none.
    SignedOut,
    /// The service refused, with a problem document (RFC 9457).
    Refused(Box<Problem>),
    /// The answer was not what the contract says.
    Unreadable(String),
}

/// A problem document of the service.
#[derive(Clone, Debug, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// The stable code of the problem.
    pub code: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// What happened this time.
    pub detail: Option<String>,
    /// Messages that belong to fields of the request.
    pub errors: Vec<FieldProblem>,
    /// The number under which the service logged the request.
    #[serde(alias = "correlation_id")]
    pub request_id: Option<String>,
}

/// A message that belongs to a field.
#[derive(Clone, Debug, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct FieldProblem {
    /// Path of the field in the request's body.
    pub field: String,
    /// The stable code of the message.
    pub code: String,
    /// The message in a sentence.
    pub message: String,
}

impl ApiError {
    /// The HTTP status, if there was an answer with one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(problem) => Some(problem.status),
            Self::SignedOut => Some(401),
            Self::Unreachable | Self::Cancelled | Self::Unreadable(_) => None,
        }
    }

    /// The number under which the service logged the request.
    pub fn request_id(&self) -> Option<String> {
        match self {
            Self::Refused(problem) => problem.request_id.clone(),
            _ => None,
        }
    }

    /// What happened, for the person at the screen.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreachable => {
                "The service could not be reached. Check your connection, then try again.".to_owned()
            }
            Self::Cancelled => "The request was cancelled.".to_owned(),
            Self::SignedOut => "You have been signed out. Sign in, then try again.".to_owned(),
            Self::Unreadable(_) => {
                "The service gave an answer that this page cannot read. Reload the page.".to_owned()
            }
            Self::Refused(problem) => problem.sentence(),
        }
    }

    /// Shows the failure in a form: beside the fields where it belongs to fields, else on top.
    pub fn show_in(&self, form: FormState) {
        match self {
            Self::Cancelled => {}
            Self::Refused(problem) if !problem.errors.is_empty() => {
                form.refuse(
                    problem.errors.iter().map(|one| FieldMessage::new(&one.field, &one.message)).collect(),
                );
            }
            other => form.fail(format!("{} What you typed is still here.", other.sentence())),
        }
    }
}

impl Problem {
    fn sentence(&self) -> String {
        match self.status {
            403 => "You are not allowed to do this.".to_owned(),
            404 => "This record is not there, or is outside what you can see.".to_owned(),
            412 | 428 => {
                "Someone else changed this record while you had it open. Reload the page to see the change."
                    .to_owned()
            }
            429 => "Too many requests at once. Wait a minute, then try again.".to_owned(),
            500.. => "The service had a problem. Nothing was changed. Try again in a minute.".to_owned(),
            _ => self.detail.clone().unwrap_or_else(|| format!("{}.", self.title.trim_end_matches('.'))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, detail: Option<&str>) -> ApiError {
        let problem = Problem {
            status,
            title: "Move not allowed".into(),
            detail: detail.map(Into::into),
            ..Problem::default()
        };
        ApiError::Refused(Box::new(problem))
    }

    #[test]
    fn a_rule_that_refused_speaks_for_itself() {
        assert_eq!(refused(409, Some("The episode is closed.")).sentence(), "The episode is closed.");
        assert_eq!(refused(409, None).sentence(), "Move not allowed.");
    }

    #[test]
    fn a_failure_of_the_service_shows_none_of_its_insides() {
        let told = refused(500, Some("panicked at store.rs")).sentence();
        assert!(!told.contains("panicked"));
    }

    #[test]
    fn a_problem_document_with_unknown_members_is_read() {
        let text = r#"{"type":"about:blank","title":"Invalid","status":422,"code":"invalid",
            "errors":[{"field":"needs","code":"required","message":"Choose at least one need"}],"correlation_id":"r1","new":1}"#;
        let problem: Problem = serde_json::from_str(text).unwrap();
        assert_eq!(problem.errors.first().map(|one| one.field.as_str()), Some("needs"));
        assert_eq!(problem.request_id.as_deref(), Some("r1"));
    }
}
