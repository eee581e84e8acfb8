//! What can be worked out about suppressed cells.

use serde_json::Value;

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::{Fields, array, count, each, pair};
use crate::disclosure::audit;

/// A cell is protected when it cannot be known exactly.
const PROTECTION_WIDTH: u64 = 1;

/// The fields of its input.
pub const FIELDS: &[&str] = &["table", "suppressed"];

/// `table` (a matrix of counts whose row, column and grand totals are published) and `suppressed` (cells as
/// row and column, from 0).
///
/// # Errors
/// Fields unknown, missing or of the wrong type, rows of different length, or a cell outside the table or
/// named twice.
pub(super) fn suppression_audit(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let row = |value| each(array(value, "table")?, |cell| count(cell, "table"));
    let table = each(fields.array("table")?, row)?;
    let suppressed = each(fields.array("suppressed")?, |cell| {
        let (row, column) = pair(cell, "suppressed")?;
        Ok([place(row)?, place(column)?])
    })?;
    answer(&audit(&table, &suppressed, PROTECTION_WIDTH)?)
}

/// A row's or column's number. One too large to count with is outside any table.
fn place(value: &Value) -> Result<usize, CalculatorError> {
    Ok(usize::try_from(count(value, "suppressed")?).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, refused};
    use super::*;

    fn input(suppressed: Value) -> Value {
        json!({"table": [[20, 30, 3], [25, 12, 14], [8, 17, 22]], "suppressed": suppressed})
    }

    #[test]
    fn recoverable_cells_are_found() {
        assert_eq!(
            answered("suppression-audit", input(json!([[0, 2], [0, 1]]))),
            json!({"bounds": [{"cell": [0, 2], "min": 3, "max": 3}, {"cell": [0, 1], "min": 30, "max": 30}],
                "safe": false})
        );
        let safe = answered("suppression-audit", input(json!([[0, 2], [0, 1], [1, 2], [1, 1]])));
        assert_eq!((&safe["bounds"][0]["max"], &safe["safe"]), (&json!(17), &json!(true)));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::OutOfRange, "suppressed", input(json!([[3, 0]]))),
            (ErrorCode::OutOfRange, "suppressed", input(json!([[-1, 0]]))),
            (ErrorCode::Duplicate, "suppressed", input(json!([[0, 0], [0, 0]]))),
            (ErrorCode::WrongType, "suppressed", input(json!([[0]]))),
            (ErrorCode::WrongType, "suppressed", input(json!([0, 1]))),
            (ErrorCode::TooFewValues, "table", json!({"table": [], "suppressed": []})),
            (ErrorCode::LengthMismatch, "table", json!({"table": [[1, 2], [3]], "suppressed": []})),
            (ErrorCode::OutOfRange, "table", json!({"table": [[1, -2]], "suppressed": []})),
            (ErrorCode::WrongType, "table", json!({"table": [[1, null]], "suppressed": []})),
            (ErrorCode::WrongType, "table", json!({"table": [1, 2], "suppressed": []})),
            (ErrorCode::MissingField, "suppressed", json!({"table": [[1, 2]]})),
            (ErrorCode::UnknownField, "published", json!({"published": "totals"})),
        ] {
            refused("suppression-audit", code, field, input);
        }
    }
}
