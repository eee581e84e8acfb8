//! The calculators by name: one JSON object in, one out, for the command line, the API and the product alike.
//!
//! Each calculator is a thin reading of its fields over the typed functions of [`crate::statistics`],
//! [`crate::evaluation`], [`crate::disclosure`], [`crate::identifier`] and [`crate::instrument`].

mod added_value;
mod answer;
mod effect_size;
pub mod error;
pub mod fields;
mod funnel;
mod identifier;
mod interval;
mod k_anonymity;
mod measurable_change;
mod openpseudonymiser;
mod pairing;
mod reach_ratio;
mod relative_representation;
mod reliable_change;
pub mod score;
mod suppress;
mod suppression_audit;
mod survival;
#[cfg(test)]
mod testing;
mod waiting;
mod words;
mod xmr;

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
    "reliable-change" => reliable_change::reliable_change,
    "effect-size" => effect_size::effect_size,
    "interval" => interval::interval,
    "funnel" => funnel::funnel,
    "xmr" => xmr::xmr,
    "relative-representation" => relative_representation::relative_representation,
    "reach-ratio" => reach_ratio::reach_ratio,
    "survival" => survival::survival,
    "waiting" => waiting::waiting,
    "pairing" => pairing::pairing,
    "measurable-change" => measurable_change::measurable_change,
    "added-value" => added_value::added_value,
    "suppress" => suppress::suppress,
    "suppression-audit" => suppression_audit::suppression_audit,
    "k-anonymity" => k_anonymity::k_anonymity,
    "openpseudonymiser" => openpseudonymiser::openpseudonymiser,
    "identifier" => identifier::identifier,
}

/// Computes one input with the calculator named.
///
/// Numbers in the answer are not rounded beyond what a rule rounds; what is absent is null.
///
/// # Errors
/// [`ErrorCode::UnknownCalculator`] when there is none of that name; otherwise what the calculator refuses.
pub fn run(name: &str, input: Value) -> Result<Value, CalculatorError> {
    match CALCULATORS.iter().find(|(known, _)| *known == name) {
        Some((_, calculator)) => calculator(&input).map(answer::plain),
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
    fn every_calculator_refuses_what_is_no_object_and_what_it_does_not_know() {
        assert_eq!(NAMES.len(), 18);
        for name in NAMES {
            for input in [json!(null), json!([]), json!("x"), json!(1)] {
                let error = run(name, input.clone()).unwrap_err();
                assert_eq!((error.code, error.field), (ErrorCode::WrongType, None), "{name} {input}");
            }
            let error = run(name, json!({"unheard_of": 1})).unwrap_err();
            assert_eq!(
                (error.code, error.field.as_deref()),
                (ErrorCode::UnknownField, Some("unheard_of")),
                "{name}"
            );
            assert!(run(name, json!({})).is_err(), "{name}");
        }
    }

    #[test]
    fn a_name_that_no_calculator_bears_is_refused() {
        let error = run("scores", json!({})).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::UnknownCalculator, None));
    }
}
