//! Confidence intervals.

use serde_json::Value;

use super::answer::answer_with;
use super::error::{CalculatorError, ErrorCode};
use super::fields::Fields;
use crate::statistics::{Confidence, mean_interval, proportion_interval, rate_interval};

#[derive(Clone, Copy)]
enum Kind {
    Proportion,
    Rate,
    Mean,
}

const KINDS: &[(&str, Kind)] =
    &[("proportion", Kind::Proportion), ("rate", Kind::Rate), ("mean", Kind::Mean)];

/// Rates are given for so many when no multiplier is asked for.
const RATE_PER: f64 = 100_000.0;

/// The fields of its input.
pub const FIELDS: &[&str] = &["kind", "x", "n", "values", "multiplier", "confidence"];

/// `kind`, `x` and `n` (for a mean `values`), `multiplier` (1, for a rate 100,000) and `confidence` (0.95).
///
/// # Errors
/// Fields unknown, missing, of the wrong type, out of range or of another kind of interval.
pub(super) fn interval(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let kind = fields.choice("kind", KINDS)?;
    refuse_foreign_fields(&fields, kind)?;
    let level = fields.optional_number("confidence")?;
    let confidence = level.map_or(Ok(Confidence::NINETY_FIVE), Confidence::new)?;
    let multiplier = fields.optional_number("multiplier")?;
    let interval = match kind {
        Kind::Proportion => proportion_interval(
            fields.count("x")?,
            fields.count("n")?,
            confidence,
            multiplier.unwrap_or(1.0),
        )?,
        Kind::Rate => rate_interval(
            fields.count("x")?,
            fields.number("n")?,
            confidence,
            multiplier.unwrap_or(RATE_PER),
        )?,
        Kind::Mean => mean_interval(&fields.numbers("values")?, confidence, multiplier.unwrap_or(1.0))?,
    };
    answer_with(&interval, [interval.value, interval.lower, interval.upper])
}

fn refuse_foreign_fields(fields: &Fields<'_>, kind: Kind) -> Result<(), CalculatorError> {
    let foreign: &[&str] = match kind {
        Kind::Proportion | Kind::Rate => &["values"],
        Kind::Mean => &["x", "n"],
    };
    match foreign.iter().find(|field| fields.has(field)) {
        None => Ok(()),
        Some(field) => Err(fields.refuse(
            ErrorCode::ConflictingFields,
            field,
            format!("{field} does not go with this kind: a mean takes values, the others x and n"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{answered, close, refused};
    use super::*;

    #[test]
    fn each_kind_names_its_method() {
        let wilson = answered(
            "interval",
            json!({"kind": "proportion", "x": 1, "n": 100, "multiplier": 1, "confidence": 0.95}),
        );
        assert_eq!((&wilson["value"], &wilson["method"]), (&json!(0.01), &json!("wilson")));
        close(&wilson["lower"], 0.0017674320641406512);
        close(&wilson["upper"], 0.054486196178705294);
        let exact = answered(
            "interval",
            json!({"kind": "rate", "x": 1, "n": 100, "multiplier": 100, "confidence": 0.998}),
        );
        assert_eq!((&exact["value"], &exact["method"]), (&json!(1), &json!("exact")));
        close(&exact["lower"], 0.0010005003335835344);
        close(&exact["upper"], 9.233413476451585);
        let byar = answered("interval", json!({"kind": "rate", "x": 10, "n": 1000, "multiplier": 1000}));
        assert_eq!(byar["method"], "byar");
        close(&byar["lower"], 4.787449913967563);
        let mean =
            answered("interval", json!({"kind": "mean", "values": [30, 40, 50, 60], "confidence": 95}));
        assert_eq!((&mean["value"], &mean["method"]), (&json!(45), &json!("student-t")));
        close(&mean["lower"], 24.457397432394792);
    }

    #[test]
    fn a_rate_is_for_a_hundred_thousand_unless_told() {
        let rate = answered("interval", json!({"kind": "rate", "x": 0, "n": 500}));
        assert_eq!((&rate["value"], &rate["lower"]), (&json!(0), &json!(0)));
        close(&rate["upper"], 3.6888794541139354 * 200.0);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::OutOfRange, "n", json!({"kind": "proportion", "x": 0, "n": 0})),
            (ErrorCode::OutOfRange, "x", json!({"kind": "proportion", "x": 11, "n": 10})),
            (ErrorCode::OutOfRange, "x", json!({"kind": "proportion", "x": -1, "n": 10})),
            (ErrorCode::OutOfRange, "x", json!({"kind": "rate", "x": 1.5, "n": 10})),
            (ErrorCode::OutOfRange, "n", json!({"kind": "rate", "x": 1, "n": 0})),
            (
                ErrorCode::OutOfRange,
                "confidence",
                json!({"kind": "rate", "x": 1, "n": 10, "confidence": 0.5}),
            ),
            (ErrorCode::OutOfRange, "confidence", json!({"kind": "rate", "x": 1, "n": 10, "confidence": 1})),
            (ErrorCode::OutOfRange, "multiplier", json!({"kind": "rate", "x": 1, "n": 10, "multiplier": 0})),
            (ErrorCode::MissingField, "n", json!({"kind": "rate", "x": 1})),
            (ErrorCode::MissingField, "kind", json!({"x": 1, "n": 10})),
            (ErrorCode::MissingField, "values", json!({"kind": "mean"})),
            (ErrorCode::TooFewValues, "values", json!({"kind": "mean", "values": []})),
            (ErrorCode::TooFewValues, "values", json!({"kind": "mean", "values": [4]})),
            (ErrorCode::WrongType, "values", json!({"kind": "mean", "values": [4, null]})),
            (ErrorCode::ConflictingFields, "x", json!({"kind": "mean", "values": [4, 5], "x": 1})),
            (ErrorCode::ConflictingFields, "values", json!({"kind": "rate", "x": 1, "n": 2, "values": [4]})),
            (ErrorCode::UnknownValue, "kind", json!({"kind": "median", "values": [4, 5]})),
            (ErrorCode::WrongType, "x", json!({"kind": "rate", "x": "1", "n": 10})),
            (ErrorCode::UnknownField, "level", json!({"kind": "rate", "x": 1, "n": 10, "level": 0.95})),
        ] {
            refused("interval", code, field, input);
        }
    }
}
