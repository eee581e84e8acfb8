//! The SDQ added value score.

use serde_json::Value;

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::Fields;
use crate::evaluation::{AddedValueInput, added_value as compute};

/// The fields of its input.
pub const FIELDS: &[&str] = &["t1_total", "t1_impact", "t1_emotional", "t2_total"];

/// `t1_total`, `t1_impact`, `t1_emotional`, `t2_total` of the parent SDQ. The coefficients are unverified
/// ([`crate::evaluation::AddedValue::IS_VERIFIED`]).
///
/// # Errors
/// Fields unknown, missing, of the wrong type or outside the range of their scale.
pub(super) fn added_value(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    answer(&compute(&AddedValueInput {
        t1_total: fields.number("t1_total")?,
        t1_impact: fields.number("t1_impact")?,
        t1_emotional: fields.number("t1_emotional")?,
        t2_total: fields.number("t2_total")?,
    })?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, close, refused};
    use super::*;

    fn input(total: i64, impact: i64, emotional: i64, later: i64) -> Value {
        json!({"t1_total": total, "t1_impact": impact, "t1_emotional": emotional, "t2_total": later})
    }

    #[test]
    fn the_score_and_its_effect_size() {
        let answer = answered("added-value", input(20, 4, 6, 14));
        close(&answer["added_value"], 3.3);
        close(&answer["effect_size"], 0.66);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::OutOfRange, "t1_total", input(41, 4, 6, 14)),
            (ErrorCode::OutOfRange, "t1_impact", input(20, 11, 6, 14)),
            (ErrorCode::OutOfRange, "t1_emotional", input(20, 4, -1, 14)),
            (ErrorCode::OutOfRange, "t2_total", input(20, 4, 6, 41)),
            (ErrorCode::MissingField, "t1_total", json!({})),
            (ErrorCode::UnknownField, "t2_impact", json!({"t2_impact": 3})),
        ] {
            refused("added-value", code, field, input);
        }
    }
}
