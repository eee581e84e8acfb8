//! The paired change of a group.

use serde_json::Value;

use super::answer::answer_with;
use super::error::CalculatorError;
use super::fields::Fields;
use super::words::BETTER;
use crate::statistics::effect_size as compute;

/// The fields of its input.
pub const FIELDS: &[&str] = &["pre", "post", "better"];

/// `pre` and `post` (arrays, the same place the same person), and `better`.
///
/// # Errors
/// Fields unknown, missing or of the wrong type, arrays of different length or of fewer than two numbers.
pub(super) fn effect_size(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let better = fields.choice("better", BETTER)?;
    let effect = compute(&fields.numbers("pre")?, &fields.numbers("post")?, better)?;
    let spread = [effect.sd_pre, effect.sd_post, effect.sd_diff];
    let ends = effect.mean_change_ci.into_iter().chain(effect.g_av_ci).flatten();
    answer_with(&effect, [effect.mean_pre, effect.mean_post].into_iter().chain(spread).chain(ends))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, close, refused};
    use super::*;

    #[test]
    fn every_figure_of_the_contract_is_there() {
        let answer = answered(
            "effect-size",
            json!({"pre": [22, 18, 25, 30, 17, 21, 28, 19], "post": [15, 17, 20, 22, 18, 12, 21, 16],
                "better": "lower"}),
        );
        let mut names: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "d_av",
                "df",
                "g_av",
                "g_av_ci",
                "mean_change_ci",
                "mean_post",
                "mean_pre",
                "n",
                "p",
                "r",
                "sd_diff",
                "sd_post",
                "sd_pre",
                "t"
            ]
        );
        close(&answer["g_av"], 1.055711272553665);
        close(&answer["mean_change_ci"][1], 7.853913775478652);
        assert_eq!((&answer["n"], &answer["df"]), (&json!(8), &json!(7)));
    }

    #[test]
    fn what_has_no_value_is_null() {
        let answer = answered("effect-size", json!({"pre": [7, 7, 7], "post": [5, 5, 5], "better": "lower"}));
        for name in ["r", "t", "p", "d_av", "g_av", "g_av_ci"] {
            assert!(answer[name].is_null(), "{name}");
        }
        assert_eq!(answer["mean_change_ci"], json!([2, 2]));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let input = |pre: Value, post: Value| json!({"pre": pre, "post": post, "better": "lower"});
        for (code, field, input) in [
            (ErrorCode::TooFewValues, "pre", input(json!([]), json!([]))),
            (ErrorCode::TooFewValues, "pre", input(json!([1]), json!([2]))),
            (ErrorCode::LengthMismatch, "post", input(json!([1, 2, 3]), json!([1, 2]))),
            (ErrorCode::WrongType, "pre", input(json!([1, null]), json!([1, 2]))),
            (ErrorCode::WrongType, "post", input(json!([1, 2]), json!([1, "2"]))),
            (ErrorCode::WrongType, "pre", input(json!(5), json!([1, 2]))),
            (ErrorCode::MissingField, "post", json!({"pre": [1, 2], "better": "lower"})),
            (ErrorCode::MissingField, "better", json!({"pre": [1, 2], "post": [1, 2]})),
            (ErrorCode::UnknownField, "paired", json!({"paired": true})),
        ] {
            refused("effect-size", code, field, input);
        }
    }
}
