//! The share still waiting, over time.

use serde_json::Value;

use super::answer::answer;
use super::error::{CalculatorError, ErrorCode};
use super::fields::{Fields, each, number};
use crate::statistics::survival as compute;

/// The fields of its input.
pub const FIELDS: &[&str] = &["days", "seen"];

/// `days` waited and `seen` (1 when the wait ended then, 0 when it was still going on), of the same length.
///
/// # Errors
/// Fields unknown, missing or of the wrong type, arrays empty or of different length, negative days, or a
/// `seen` other than 1 and 0.
pub(super) fn survival(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let days = fields.numbers("days")?;
    let seen = each(fields.array("seen")?, |value| match number(value, "seen")? {
        1.0 => Ok(true),
        0.0 => Ok(false),
        other => {
            Err(fields.refuse(ErrorCode::OutOfRange, "seen", format!("seen must be 1 or 0, not {other}")))
        }
    })?;
    answer(&compute(&days, &seen)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{answered, refused};
    use super::*;

    #[test]
    fn the_curve_falls_when_somebody_is_seen() {
        let answer = answered("survival", json!({"days": [3, 5, 5, 8], "seen": [1, 0, 1, 0]}));
        assert_eq!(
            answer,
            json!({"curve": [{"time": 3, "survival": 0.75}, {"time": 5, "survival": 0.5}], "median": null})
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::TooFewValues, "days", json!({"days": [], "seen": []})),
            (ErrorCode::LengthMismatch, "seen", json!({"days": [3], "seen": [1, 0]})),
            (ErrorCode::OutOfRange, "days", json!({"days": [-3], "seen": [1]})),
            (ErrorCode::OutOfRange, "seen", json!({"days": [3], "seen": [2]})),
            (ErrorCode::WrongType, "seen", json!({"days": [3], "seen": ["1"]})),
            (ErrorCode::WrongType, "days", json!({"days": [null], "seen": [1]})),
            (ErrorCode::MissingField, "seen", json!({"days": [3]})),
            (ErrorCode::UnknownField, "event", json!({"event": [3]})),
        ] {
            refused("survival", code, field, input);
        }
    }
}
