//! What can go wrong with a request.
use crate::widgets::form::{FieldMessage, FormState};
use headstart_contract::problem::{Problem, ProblemCode};
use headstart_domain::field::FieldError;

/// A request that did not succeed.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// No answer came: the network is down, or the service is.
    Unreachable,
    /// The page was left before the answer came; nobody is there to be told.
    Cancelled,
    /// The session has ended, or there was none.
    SignedOut,
    /// The service refused.
    Refused(Box<Refusal>),
    /// The answer was not what the contract says.
    Unreadable(String),
}

/// A refusal of the service.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// The problem document (RFC 9457); a proxy in between may refuse without one.
    pub problem: Option<Problem>,
    /// The version that the record is at, when another one was written or expected.
    pub etag: Option<String>,
}

impl ApiError {
    /// The HTTP status, if there was an answer with one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(refusal) => Some(refusal.status),
            Self::SignedOut => Some(401),
            Self::Unreachable | Self::Cancelled | Self::Unreadable(_) => None,
        }
    }

    /// The version that the record is at now, when somebody else changed it in the meantime.
    pub fn newer_version(&self) -> Option<String> {
        match self {
            Self::Refused(refusal) if refusal.status == 412 => refusal.etag.clone(),
            _ => None,
        }
    }

    /// The number under which the service logged the request.
    pub fn request_id(&self) -> Option<String> {
        match self {
            Self::Refused(refusal) => refusal.problem.as_ref().map(|problem| problem.request_id.clone()),
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
            Self::Refused(refusal) => refusal.sentence(),
        }
    }

    /// Shows the failure in a form: beside the fields where it belongs to fields, else on top.
    pub fn show_in(&self, form: FormState) {
        self.show_behind(form, "");
    }

    /// The same for a form whose fields the service names with something before them.
    pub fn show_behind(&self, form: FormState, prefix: &str) {
        let field = |named: &str| named.strip_prefix(prefix).unwrap_or(named).to_owned();
        match self {
            Self::Cancelled => {}
            Self::Refused(refusal) if !refusal.errors().is_empty() => {
                form.refuse(
                    refusal
                        .errors()
                        .iter()
                        .map(|one| FieldMessage::new(&field(&one.field), &one.message))
                        .collect(),
                );
            }
            other => form.fail(format!("{} What you typed is still here.", other.sentence())),
        }
    }
}

impl Refusal {
    /// The stable code of the problem, when the service named one.
    pub fn code(&self) -> Option<ProblemCode> {
        self.problem.as_ref().map(|problem| problem.code)
    }

    /// Messages that belong to fields of the request.
    pub fn errors(&self) -> &[FieldError] {
        self.problem.as_ref().map_or(&[], |problem| &problem.errors)
    }

    fn sentence(&self) -> String {
        match self.status {
            403 => "You are not allowed to do this.".to_owned(),
            404 => "This record is not there, or is outside what you can see.".to_owned(),
            412 | 428 => "Someone else changed this record while you had it open.".to_owned(),
            429 => "Too many requests at once. Wait a minute, then try again.".to_owned(),
            500.. => "The service had a problem. Nothing was changed. Try again in a minute.".to_owned(),
            _ => self.own_words(),
        }
    }

    /// What the service itself says of the refusal.
    fn own_words(&self) -> String {
        let said = self.problem.as_ref().map(|problem| problem.detail.as_ref().unwrap_or(&problem.title));
        let said = said.map_or("The service refused this", |text| text.trim_end_matches('.'));
        format!("{said}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: ProblemCode, detail: Option<&str>) -> ApiError {
        let problem = Problem {
            kind: "about:blank".into(),
            code,
            title: code.title().into(),
            status: code.status(),
            detail: detail.map(Into::into),
            request_id: "r1".into(),
            errors: Vec::new(),
            possible: Vec::new(),
        };
        ApiError::Refused(Box::new(Refusal { status: code.status(), problem: Some(problem), etag: None }))
    }

    #[test]
    fn a_rule_that_refused_speaks_for_itself() {
        let told = refused(ProblemCode::MoveNotPossible, Some("The episode is closed.")).sentence();
        assert_eq!(told, "The episode is closed.");
        assert_eq!(refused(ProblemCode::Conflict, None).sentence(), "This would clash with another record.");
    }

    #[test]
    fn a_failure_of_the_service_shows_none_of_its_insides() {
        let told = refused(ProblemCode::Unknown, Some("panicked at store.rs")).sentence();
        assert!(!told.contains("panicked"));
    }

    #[test]
    fn a_refusal_without_a_document_still_makes_a_sentence() {
        let bare = ApiError::Refused(Box::new(Refusal { status: 400, problem: None, etag: None }));
        assert_eq!(bare.sentence(), "The service refused this.");
        assert_eq!(bare.request_id(), None);
    }
}
