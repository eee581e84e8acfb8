//! Why a calculator refused an input.

use serde::Serialize;

use crate::statistics::{InputError, InputProblem};

/// The kind of refusal, stable for programs: it is the `code` of the error on the wire, in snake case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// There is no calculator of that name.
    UnknownCalculator,
    /// The input holds a field that the calculator does not take.
    UnknownField,
    /// A field that is needed is absent or null.
    MissingField,
    /// Fields were given that exclude each other.
    ConflictingFields,
    /// A value is of the wrong JSON type, or null where a value is needed.
    WrongType,
    /// A text is none of the words allowed there.
    UnknownValue,
    /// A text that should be a date is not a calendar date written `YYYY-MM-DD`.
    InvalidDate,
    /// A number or count lies outside what is possible for it.
    OutOfRange,
    /// An array holds fewer values than the statistic needs.
    TooFewValues,
    /// Arrays that belong together differ in length.
    LengthMismatch,
    /// The same thing was given twice where it may appear once.
    Duplicate,
    /// The input is well formed, but the statistic has no value for it (for example no variance).
    Undefined,
}

/// A refused input: a stable code, a sentence for a person, and the field concerned.
///
/// On the wire it is `{"code", "detail", "field"}`. `field` names the input field (members of objects are
/// joined by dots, positions in arrays are told in `detail`) and is null when no single field is to blame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{detail}")]
pub struct CalculatorError {
    /// The kind of refusal.
    pub code: ErrorCode,
    /// What is wrong, in a sentence.
    pub detail: String,
    /// The input field concerned, where there is one.
    pub field: Option<String>,
}

impl CalculatorError {
    /// A refusal that concerns one field.
    pub fn of_field(code: ErrorCode, field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), field: Some(field.into()) }
    }

    /// A refusal that concerns no single field.
    pub fn of_input(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), field: None }
    }
}

impl From<InputError> for CalculatorError {
    fn from(error: InputError) -> Self {
        let code = match error.problem {
            InputProblem::OutOfRange => ErrorCode::OutOfRange,
            InputProblem::TooFewValues => ErrorCode::TooFewValues,
            InputProblem::LengthMismatch => ErrorCode::LengthMismatch,
            InputProblem::Duplicate => ErrorCode::Duplicate,
            InputProblem::Undefined => ErrorCode::Undefined,
        };
        Self::of_field(code, error.input, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_three_members_on_the_wire() {
        let error = CalculatorError::of_field(ErrorCode::OutOfRange, "n", "n must be above 0");
        let wire = serde_json::to_value(&error).unwrap();
        assert_eq!(
            wire,
            serde_json::json!({"code": "out_of_range", "detail": "n must be above 0", "field": "n"})
        );
        let error = CalculatorError::of_input(ErrorCode::Undefined, "all values are equal");
        assert!(serde_json::to_value(&error).unwrap()["field"].is_null());
    }
}
