//! Faults in what a person or program gave us, named by field.

use serde::{Deserialize, Serialize};

/// One fault in one field, in the words of the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Where: the field's path as it is sent, for example `young_person.birth_date` or `needs[2]`.
    pub field: String,
    /// What kind of fault: `required`, `too_short`, `too_long`, `unknown_code`, `out_of_range`, `invalid`, `not_allowed`.
    pub code: String,
    /// What to do about it, for people.
    pub message: String,
}

/// Collects faults, so that all are told at once.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// No fault yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fault.
    pub fn add(&mut self, field: impl Into<String>, code: &str, message: impl Into<String>) {
        self.0.push(FieldError { field: field.into(), code: code.to_owned(), message: message.into() });
    }

    /// Notes the fault of a result, or gives its value.
    pub fn take<T>(&mut self, field: &str, result: Result<T, TextError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(field, error.code(), error.to_string());
                None
            }
        }
    }

    /// True when nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value when nothing is wrong, else the faults.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }

    /// The faults themselves.
    pub fn into_vec(self) -> Vec<FieldError> {
        self.0
    }
}

/// Why a text was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing was given.
    #[error("Enter {0}")]
    Missing(&'static str),
    /// More characters than allowed.
    #[error("{what} must be {max} characters or fewer")]
    TooLong {
        /// What it is, in words.
        what: &'static str,
        /// The most characters allowed.
        max: usize,
    },
    /// A character that no keyboard types (a control character).
    #[error("{0} has a character that cannot be kept")]
    Control(&'static str),
}

impl TextError {
    /// The code of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "required",
            Self::TooLong { .. } => "too_long",
            Self::Control(_) => "invalid",
        }
    }
}

/// Trims a text that must be there and counts its characters (not bytes).
///
/// # Errors
/// Missing, too long, or with control characters other than line breaks and tabs.
pub fn required_text(value: &str, what: &'static str, max: usize) -> Result<String, TextError> {
    match optional_text(Some(value), what, max)? {
        Some(text) => Ok(text),
        None => Err(TextError::Missing(what)),
    }
}

/// Trims a text that may be absent; blank counts as absent.
///
/// # Errors
/// Too long, or with control characters other than line breaks and tabs.
pub fn optional_text(
    value: Option<&str>,
    what: &'static str,
    max: usize,
) -> Result<Option<String>, TextError> {
    let Some(text) = value.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(TextError::Control(what));
    }
    if text.chars().count() > max {
        return Err(TextError::TooLong { what, max });
    }
    Ok(Some(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_counted_in_characters_and_blank_is_missing() {
        assert_eq!(required_text("  Zoë ", "a name", 3).unwrap(), "Zoë");
        assert_eq!(required_text("   ", "a name", 3).unwrap_err().to_string(), "Enter a name");
        assert_eq!(required_text("Anna", "A name", 3).unwrap_err().code(), "too_long");
        assert_eq!(required_text("a\u{0}", "A name", 3).unwrap_err().code(), "invalid");
    }
}
