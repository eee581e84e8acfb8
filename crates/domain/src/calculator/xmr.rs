//! Control charts of single values.

use serde_json::Value;

use super::answer::answer_with;
use super::error::CalculatorError;
use super::fields::Fields;
use super::words::BETTER;
use crate::statistics::xmr as compute;

/// The fields of its input.
pub const FIELDS: &[&str] = &["values", "better", "screen_outliers", "target"];

/// `values` in the order of time, `better`, `screen_outliers` (true), and where there is one `target`.
///
/// A point's `signal` is the first rule that it meets (`above_upper_limit`, `below_lower_limit`,
/// `rising_trend`, `falling_trend`, `two_of_three_above`, `two_of_three_below`, `seven_above`, `seven_below`)
/// or null.
///
/// # Errors
/// Fields unknown, missing or of the wrong type, or fewer than two values.
pub(super) fn xmr(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let better = fields.choice("better", BETTER)?;
    let screen_outliers = fields.flag("screen_outliers", true)?;
    let target = fields.optional_number("target")?;
    let chart = compute(&fields.numbers("values")?, better, screen_outliers, target)?;
    answer_with(&chart, [chart.mean, chart.lower, chart.upper])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, close, refused};

    #[test]
    fn points_carry_their_reading() {
        let values = [10, 11, 10, 11, 10, 40, 10, 11, 10, 11, 10, 11];
        let answer = answered("xmr", json!({"values": values, "better": "lower", "target": 50}));
        close(&answer["upper"], 155.0 / 12.0 + 2.66);
        assert_eq!(answer["assurance"], "pass");
        assert_eq!(
            answer["points"][5],
            json!({"value": 40, "outside": true, "near": false, "signal": "above_upper_limit", "kind": "concern"})
        );
        assert_eq!(answer["points"].as_array().unwrap().len(), 12);
        let plain = answered("xmr", json!({"values": values, "better": "lower", "screen_outliers": false}));
        close(&plain["upper"], 155.0 / 12.0 + 2.66 * 69.0 / 11.0);
        assert!(plain["assurance"].is_null());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::TooFewValues, "values", json!({"values": [], "better": "lower"})),
            (ErrorCode::TooFewValues, "values", json!({"values": [4], "better": "lower"})),
            (ErrorCode::WrongType, "values", json!({"values": [4, null, 5], "better": "lower"})),
            (ErrorCode::MissingField, "values", json!({"better": "lower"})),
            (ErrorCode::MissingField, "better", json!({"values": [4, 5]})),
            (
                ErrorCode::WrongType,
                "screen_outliers",
                json!({"values": [4, 5], "better": "lower", "screen_outliers": 1}),
            ),
            (ErrorCode::WrongType, "target", json!({"values": [4, 5], "better": "lower", "target": "5"})),
            (ErrorCode::UnknownField, "rebase", json!({"values": [4, 5], "better": "lower", "rebase": []})),
        ] {
            refused("xmr", code, field, input);
        }
    }
}
