//! Limits of a funnel plot.

use serde_json::{Value, json};

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::Fields;
use crate::statistics::funnel_limits;

/// The fields of its input.
pub const FIELDS: &[&str] = &["baseline", "n"];

/// `baseline` (a share) and `n` (array of sizes).
///
/// # Errors
/// Fields unknown, missing or of the wrong type, a baseline outside 0 to 1, or a size of 0.
pub(super) fn funnel(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let limits = funnel_limits(fields.number("baseline")?, &fields.counts("n")?)?;
    Ok(json!({"limits": answer(&limits)?}))
}

#[cfg(test)]
mod tests {
    use super::super::error::ErrorCode;
    use super::super::testing::{answered, close, refused};
    use super::*;

    #[test]
    fn limits_come_in_the_order_of_the_sizes() {
        let answer = answered("funnel", json!({"baseline": 0.25, "n": [100, 1]}));
        close(&answer["limits"][0]["lower_2s"], 16.51310699442871);
        close(&answer["limits"][0]["upper_3s"], 38.38109840368349);
        assert_eq!(
            answer["limits"][1],
            json!({"n": 1, "lower_2s": 0, "upper_2s": 100, "lower_3s": 0, "upper_3s": 100})
        );
        assert_eq!(answered("funnel", json!({"baseline": 0.25, "n": []})), json!({"limits": []}));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::OutOfRange, "baseline", json!({"baseline": 1.2, "n": [10]})),
            (ErrorCode::OutOfRange, "baseline", json!({"baseline": -0.2, "n": [10]})),
            (ErrorCode::OutOfRange, "n", json!({"baseline": 0.2, "n": [10, 0]})),
            (ErrorCode::OutOfRange, "n", json!({"baseline": 0.2, "n": [-10]})),
            (ErrorCode::WrongType, "n", json!({"baseline": 0.2, "n": 10})),
            (ErrorCode::WrongType, "n", json!({"baseline": 0.2, "n": [null]})),
            (ErrorCode::MissingField, "n", json!({"baseline": 0.2})),
            (ErrorCode::MissingField, "baseline", json!({"n": [10]})),
            (ErrorCode::UnknownField, "x", json!({"baseline": 0.2, "n": [10], "x": [1]})),
        ] {
            refused("funnel", code, field, input);
        }
    }
}
