//! The digest of OpenPseudonymiser.

use serde_json::{Value, json};

use super::error::CalculatorError;
use super::fields::{Fields, text, wrong_type};
use crate::disclosure::open_pseudonym;

/// The fields of its input.
pub const FIELDS: &[&str] = &["fields", "salt"];

/// `fields` (an object of texts) and `salt`.
///
/// # Errors
/// Fields unknown, missing or of the wrong type, no field at all, or a blank salt.
pub(super) fn openpseudonymiser(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let value = fields.required("fields")?;
    let named = value.as_object().ok_or_else(|| wrong_type("fields", "an object", value))?;
    let read = |(name, value)| Ok((String::as_str(name), text(value, &format!("fields.{name}"))?));
    let values = named.iter().map(read).collect::<Result<Vec<_>, CalculatorError>>()?;
    Ok(json!({"digest": open_pseudonym(values, fields.text("salt")?)?}))
}

#[cfg(test)]
mod tests {
    use super::super::error::ErrorCode;
    use super::super::testing::{answered, refused};
    use super::*;

    #[test]
    fn the_published_vector_is_met() {
        let fields = json!({"NHSNumber": "943 476 5919", "DOB": "29.11.1973"});
        assert_eq!(
            answered("openpseudonymiser", json!({"fields": fields, "salt": "mackerel"})),
            json!({"digest": "ED72F814B7905F3D3958749FA90FE657C101EC657402783DB68CBE3513E76087"})
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::TooFewValues, "fields", json!({"fields": {}, "salt": "mackerel"})),
            (ErrorCode::OutOfRange, "salt", json!({"fields": {"DOB": "1"}, "salt": " "})),
            (ErrorCode::WrongType, "fields.DOB", json!({"fields": {"DOB": 1973}, "salt": "mackerel"})),
            (ErrorCode::WrongType, "fields", json!({"fields": ["1973"], "salt": "mackerel"})),
            (ErrorCode::MissingField, "salt", json!({"fields": {"DOB": "1"}})),
            (ErrorCode::MissingField, "fields", json!({"salt": "mackerel"})),
            (ErrorCode::UnknownField, "key", json!({"key": "mackerel"})),
        ] {
            refused("openpseudonymiser", code, field, input);
        }
    }
}
