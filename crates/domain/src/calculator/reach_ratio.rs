//! How many times as often a group is reached as the rest.

use serde_json::Value;

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::Fields;
use crate::statistics::reach_ratio as compute;

/// The fields of its input.
pub const FIELDS: &[&str] = &["reached_in_group", "group_size", "reached_in_rest", "rest_size"];

/// `reached_in_group` of `group_size`, and `reached_in_rest` of `rest_size`.
///
/// # Errors
/// Fields unknown, missing, of the wrong type or out of range, or nobody reached in the rest.
pub(super) fn reach_ratio(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    answer(&compute(
        fields.count("reached_in_group")?,
        fields.count("group_size")?,
        fields.count("reached_in_rest")?,
        fields.count("rest_size")?,
    )?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, close, refused};
    use super::*;

    fn input(x: i64, n: i64, x_rest: i64, n_rest: i64) -> Value {
        json!({"reached_in_group": x, "group_size": n, "reached_in_rest": x_rest, "rest_size": n_rest})
    }

    #[test]
    fn the_ratio_has_limits_unless_nobody_is_reached() {
        let answer = answered("reach-ratio", input(45, 900, 105, 5100));
        close(&answer["reach_ratio"], 2.428571428571429);
        close(&answer["ci"][0], 1.7252182275919923);
        close(&answer["ci"][1], 3.4186742809375854);
        let none = answered("reach-ratio", input(0, 900, 105, 5100));
        assert_eq!(none, json!({"reach_ratio": 0, "ci": null}));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::OutOfRange, "group_size", input(0, 0, 1, 5)),
            (ErrorCode::OutOfRange, "reached_in_group", input(6, 5, 1, 5)),
            (ErrorCode::OutOfRange, "reached_in_rest", input(1, 5, 6, 5)),
            (ErrorCode::OutOfRange, "reached_in_rest", input(1, 5, -1, 5)),
            (ErrorCode::Undefined, "reached_in_rest", input(1, 5, 0, 5)),
            (ErrorCode::MissingField, "reached_in_group", json!({})),
            (ErrorCode::UnknownField, "confidence", json!({"confidence": 0.9})),
        ] {
            refused("reach-ratio", code, field, input);
        }
    }
}
