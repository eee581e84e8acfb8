//! The anonymity of records.

use serde_json::{Map, Value};

use super::answer::answer;
use super::error::{CalculatorError, ErrorCode};
use super::fields::{Fields, each, wrong_type};
use crate::disclosure::k_anonymity as compute;

/// The fields of its input.
pub const FIELDS: &[&str] = &["rows", "quasi", "sensitive"];

/// `rows` (objects), `quasi` (names of members that tell who somebody is) and, where there is one,
/// `sensitive` (the name of the member to be kept).
///
/// A member that is null counts as a value of its own. `l` is null without `sensitive`.
///
/// # Errors
/// Fields unknown, missing or of the wrong type, no row, or a row without a member named.
pub(super) fn k_anonymity(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let quasi = fields.texts("quasi")?;
    let sensitive = fields.optional_text("sensitive")?;
    let records = each(fields.array("rows")?, |row| {
        let row = row.as_object().ok_or_else(|| wrong_type("rows", "an object", row))?;
        let key: Result<Vec<String>, CalculatorError> =
            quasi.iter().map(|name| value_of(row, name, "quasi")).collect();
        Ok((key?, sensitive.map(|name| value_of(row, name, "sensitive")).transpose()?))
    })?;
    let anonymity = compute(records)
        .ok_or_else(|| fields.refuse(ErrorCode::TooFewValues, "rows", "rows must hold at least one row"))?;
    answer(&anonymity)
}

/// A member as a text in which equal values are equal: 8 and 8.0 are, 8 and "8" are not.
fn value_of(row: &Map<String, Value>, name: &str, field: &str) -> Result<String, CalculatorError> {
    let value = row.get(name).ok_or_else(|| {
        CalculatorError::of_field(
            ErrorCode::UnknownValue,
            field,
            format!("no member of the row is named {name:?}"),
        )
    })?;
    Ok(super::answer::plain(value.clone()).to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{answered, refused};
    use super::*;

    fn rows() -> Value {
        json!([
            {"year": 8, "sex": "F", "locality": "A", "sen": "K"},
            {"year": 8, "sex": "F", "locality": "A", "sen": "N"},
            {"year": 8.0, "sex": "F", "locality": "A", "sen": "N"},
            {"year": 8, "sex": "M", "locality": "A", "sen": "N"},
            {"year": 8, "sex": "M", "locality": "A", "sen": "N"},
            {"year": 9, "sex": "F", "locality": "B", "sen": "E"}
        ])
    }

    #[test]
    fn the_smallest_group_decides() {
        let k = |quasi: Value| answered("k-anonymity", json!({"rows": rows(), "quasi": quasi}));
        assert_eq!(k(json!(["year"])), json!({"k": 1, "l": null}));
        assert_eq!(k(json!(["sex"])), json!({"k": 2, "l": null}));
        assert_eq!(k(json!([])), json!({"k": 6, "l": null}));
        let l = answered("k-anonymity", json!({"rows": rows(), "quasi": ["sex"], "sensitive": "sen"}));
        assert_eq!(l, json!({"k": 2, "l": 1}));
    }

    #[test]
    fn a_number_and_its_text_are_not_alike_and_null_is_a_value() {
        let rows = json!([{"year": 8}, {"year": "8"}, {"year": null}, {"year": null}]);
        assert_eq!(answered("k-anonymity", json!({"rows": rows, "quasi": ["year"]}))["k"], json!(1));
        let rows = json!([{"year": null}, {"year": null}]);
        assert_eq!(answered("k-anonymity", json!({"rows": rows, "quasi": ["year"]}))["k"], json!(2));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::TooFewValues, "rows", json!({"rows": [], "quasi": ["year"]})),
            (ErrorCode::UnknownValue, "quasi", json!({"rows": rows(), "quasi": ["yaer"]})),
            (ErrorCode::UnknownValue, "sensitive", json!({"rows": rows(), "quasi": [], "sensitive": "x"})),
            (ErrorCode::WrongType, "rows", json!({"rows": [1], "quasi": []})),
            (ErrorCode::WrongType, "quasi", json!({"rows": rows(), "quasi": "year"})),
            (ErrorCode::WrongType, "quasi", json!({"rows": rows(), "quasi": [1]})),
            (ErrorCode::MissingField, "quasi", json!({"rows": rows()})),
            (ErrorCode::MissingField, "rows", json!({"quasi": []})),
            (ErrorCode::UnknownField, "k", json!({"k": 5})),
        ] {
            refused("k-anonymity", code, field, input);
        }
    }
}
