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
mod input;
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
pub use self::input::Input;

type Calculator = fn(&Value) -> Result<Value, CalculatorError>;

/// Lists each calculator once, so that the names and the functions cannot drift apart.
macro_rules! calculators {
    ($($name:literal => $module:ident :: $function:ident,)*) => {
        /// The names of all calculators.
        pub const NAMES: &[&str] = &[$($name),*];

        /// Each calculator with the fields that its input may have.
        pub const FIELDS: &[(&str, &[&str])] = &[$(($name, $module::FIELDS)),*];

        const CALCULATORS: &[(&str, Calculator)] = &[$(($name, $module::$function)),*];
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

    /// Such inputs once had null in place of a figure, as if there were none.
    #[test]
    fn a_figure_too_large_for_a_number_is_refused_and_never_null() {
        let sample = json!({"pre": 1, "post": 2, "better": "lower", "sd": 1e308, "reliability": 0.1});
        let tiny = json!({"pre": 1e9, "post": 2, "better": "lower", "sd": 1e-308, "reliability": 0.8});
        let norms = json!({"pre": 1, "post": 2, "better": "lower", "threshold": 3,
            "clinical": {"mean": 1e308, "sd": 1e308}});
        for (name, input) in [
            ("reliable-change", json!({"pre": 1e308, "post": -1e308, "better": "lower", "threshold": 3})),
            ("reliable-change", sample),
            ("reliable-change", tiny),
            ("reliable-change", norms),
            ("effect-size", json!({"pre": [1e308, 1, 2], "post": [1, 2, 4], "better": "lower"})),
            ("effect-size", json!({"pre": [1e160, 1, 2], "post": [1, 2, 4], "better": "lower"})),
            ("interval", json!({"kind": "mean", "values": [1e308, -1e308, 3]})),
            ("interval", json!({"kind": "rate", "x": 3, "n": 1e-308})),
            ("relative-representation", json!({"x": 3, "n": 4, "population_share": 1e-320})),
            ("xmr", json!({"values": [1e308, -1e308, 0], "better": "lower"})),
        ] {
            let error = run(name, input.clone()).expect_err(&input.to_string());
            assert_eq!((error.code, error.field), (ErrorCode::OutOfRange, None), "{name} {input}");
        }
    }

    #[test]
    fn a_name_that_no_calculator_bears_is_refused() {
        let error = run("scores", json!({})).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::UnknownCalculator, None));
    }
}
