//! The calculators by name: one JSON object in, one out, for the command line, the API and the product alike.
//!
//! Each calculator is a thin reading of its fields over the typed functions of [`crate::statistics`],
//! [`crate::evaluation`], [`crate::disclosure`], [`crate::identifier`] and [`crate::instrument`].

pub mod error;
pub mod fields;
pub mod score;

use serde_json::Value;

pub use self::error::{CalculatorError, ErrorCode};

type Calculator = fn(&Value) -> Result<Value, CalculatorError>;

/// Lists each calculator once, so that the names and the functions cannot drift apart.
macro_rules! calculators {
    ($($name:literal => $function:path,)*) => {
        /// The names of all calculators.
        pub const NAMES: &[&str] = &[$($name),*];

        const CALCULATORS: &[(&str, Calculator)] = &[$(($name, $function)),*];
    };
}

calculators! {
    "score" => score::score,
}

/// Computes one input with the calculator named.
///
/// # Errors
/// [`ErrorCode::UnknownCalculator`] when there is none of that name; otherwise what the calculator refuses.
pub fn run(name: &str, input: Value) -> Result<Value, CalculatorError> {
    match CALCULATORS.iter().find(|(known, _)| *known == name) {
        Some((_, calculator)) => calculator(&input),
        None => Err(CalculatorError::of_input(
            ErrorCode::UnknownCalculator,
            format!("there is no calculator {name:?}; the names are {}", NAMES.join(", ")),
        )),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_name_that_no_calculator_bears_is_refused() {
        let error = run("scores", json!({})).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::UnknownCalculator, None));
    }
}
