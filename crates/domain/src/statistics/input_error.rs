//! Why a statistic has no value for what it was given.

use std::fmt;

/// What is wrong with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InputProblem {
    /// A number lies outside what is possible for it.
    OutOfRange,
    /// There are fewer values than the statistic needs.
    TooFewValues,
    /// Arrays that belong together differ in length.
    LengthMismatch,
    /// The same thing occurs twice where it may occur once.
    Duplicate,
    /// The inputs are possible, but there is no answer for them.
    Undefined,
}

/// An input that a statistic refuses: which one, and the rule it breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{input} {rule}")]
pub struct InputError {
    /// The input's name, as in the calculators' contract.
    pub input: &'static str,
    /// What is wrong with it.
    pub problem: InputProblem,
    /// The rule, as the end of a sentence that begins with the input's name.
    pub rule: String,
}

impl InputError {
    /// An input that breaks a rule.
    pub fn new(input: &'static str, problem: InputProblem, rule: impl Into<String>) -> Self {
        Self { input, problem, rule: rule.into() }
    }

    /// A number outside what is possible for it.
    pub fn out_of_range(input: &'static str, rule: impl Into<String>) -> Self {
        Self::new(input, InputProblem::OutOfRange, rule)
    }

    /// Fewer values than the statistic needs.
    pub fn too_few(input: &'static str, needed: usize, found: usize) -> Self {
        Self::new(
            input,
            InputProblem::TooFewValues,
            format!("must hold at least {needed} values, and holds {found}"),
        )
    }

    /// Arrays that belong together differ in length.
    pub fn lengths_differ(input: &'static str, of: &'static str) -> Self {
        Self::new(input, InputProblem::LengthMismatch, format!("must hold as many values as {of}"))
    }
}

/// Checks that a number is finite and above 0.
pub(crate) fn positive(input: &'static str, number: f64) -> Result<f64, InputError> {
    if number.is_finite() && number > 0.0 {
        return Ok(number);
    }
    Err(InputError::out_of_range(input, format!("must be above 0, not {}", Shown(number))))
}

/// Checks that all numbers are finite.
pub(crate) fn finite(input: &'static str, numbers: &[f64]) -> Result<(), InputError> {
    match numbers.iter().find(|number| !number.is_finite()) {
        None => Ok(()),
        Some(number) => {
            Err(InputError::out_of_range(input, format!("must hold finite numbers, not {}", Shown(*number))))
        }
    }
}

/// A number in an error's sentence.
pub(crate) struct Shown(pub f64);

impl fmt::Display for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            number if number.is_finite() => write!(formatter, "{number}"),
            _ => formatter.write_str("a value that is no number"),
        }
    }
}
