//! A group's share among the reached against its share in the population.

use serde_json::Value;

use super::answer::answer_with;
use super::error::CalculatorError;
use super::fields::Fields;
use crate::statistics::relative_representation as compute;

/// The fields of its input.
pub const FIELDS: &[&str] = &["x", "n", "population_share"];

/// `x` of `n` reached, and `population_share`.
///
/// # Errors
/// Fields unknown, missing, of the wrong type or out of range.
pub(super) fn relative_representation(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let share = fields.number("population_share")?;
    let found = compute(fields.count("x")?, fields.count("n")?, share)?;
    answer_with(&found, found.ci.into_iter().chain([found.relative_representation]))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, close, refused};

    #[test]
    fn a_group_twice_as_often_reached() {
        let answer =
            answered("relative-representation", json!({"x": 45, "n": 150, "population_share": 0.15}));
        close(&answer["reach_share"], 0.3);
        close(&answer["relative_representation"], 2.0);
        close(&answer["ci"][0], 1.5493886252487774);
        close(&answer["ci"][1], 2.517198693066094);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::OutOfRange, "n", json!({"x": 0, "n": 0, "population_share": 0.5})),
            (ErrorCode::OutOfRange, "x", json!({"x": 5, "n": 4, "population_share": 0.5})),
            (ErrorCode::OutOfRange, "population_share", json!({"x": 1, "n": 4, "population_share": 0})),
            (ErrorCode::OutOfRange, "population_share", json!({"x": 1, "n": 4, "population_share": 15})),
            (ErrorCode::MissingField, "population_share", json!({"x": 1, "n": 4})),
            (ErrorCode::WrongType, "x", json!({"x": [1], "n": 4, "population_share": 0.5})),
            (ErrorCode::UnknownField, "group", json!({"group": "girls"})),
        ] {
            refused("relative-representation", code, field, input);
        }
    }
}
