//! Writes an answer as plain JSON.

use serde::Serialize;
use serde_json::{Number, Value};

use super::error::{CalculatorError, ErrorCode};

/// From here on neighbouring whole numbers are no longer told apart by a floating-point number.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// An answer as JSON. What is absent or not finite is null.
pub(super) fn answer(answer: &impl Serialize) -> Result<Value, CalculatorError> {
    serde_json::to_value(answer).map_err(|error| {
        CalculatorError::of_input(ErrorCode::Undefined, format!("the answer cannot be written: {error}"))
    })
}

/// An answer as JSON, refused when one of its figures was lost: `figures` are those that every input has.
///
/// JSON cannot write what is not finite, and null would read as absent.
///
/// # Errors
/// [`ErrorCode::OutOfRange`] of no single field when a figure is not finite.
pub(super) fn answer_with(
    written: &impl Serialize,
    figures: impl IntoIterator<Item = f64>,
) -> Result<Value, CalculatorError> {
    if figures.into_iter().all(f64::is_finite) {
        return answer(written);
    }
    Err(CalculatorError::of_input(
        ErrorCode::OutOfRange,
        "the numbers given are too large or too small to be computed with",
    ))
}

/// The same JSON with whole numbers written without a fraction: `6`, not `6.0`.
pub(super) fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(whole(&number).unwrap_or(number)),
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, member)| (name, plain(member))).collect())
        }
        other => other,
    }
}

fn whole(number: &Number) -> Option<Number> {
    if !number.is_f64() {
        return None;
    }
    let value = number.as_f64().filter(|value| value.fract() == 0.0 && value.abs() < LARGEST_WHOLE)?;
    Some(Number::from(value as i64))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whole_numbers_lose_their_fraction_wherever_they_stand() {
        let written = plain(json!({"a": 6.0, "b": [-0.0, 1.5, 1e300, {"c": -12.0}], "d": "6.0", "e": null}));
        assert_eq!(written.to_string(), r#"{"a":6,"b":[0,1.5,1e+300,{"c":-12}],"d":"6.0","e":null}"#);
    }

    #[test]
    fn what_is_not_finite_is_null() {
        assert_eq!(answer(&[f64::NAN, f64::INFINITY, 1.5]).unwrap(), json!([null, null, 1.5]));
    }
}
