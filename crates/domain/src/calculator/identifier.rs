//! Whether an identifier is well formed.

use serde_json::Value;

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::Fields;
use crate::identifier::{IdentifierReason, NhsNumber, Postcode, ReferralReference, Upn, Urn};

type Reader = fn(&str) -> Result<String, IdentifierReason>;

const KINDS: &[(&str, Reader)] = &[
    ("nhs-number", |typed| NhsNumber::parse(typed).map(String::from)),
    ("upn", |typed| Upn::parse(typed).map(String::from)),
    ("urn", |typed| Urn::parse(typed).map(String::from)),
    ("postcode", |typed| Postcode::parse(typed).map(String::from)),
    ("referral-reference", |typed| ReferralReference::parse(typed).map(String::from)),
];

#[derive(serde::Serialize)]
struct Reading {
    valid: bool,
    normalised: Option<String>,
    reason: Option<IdentifierReason>,
}

/// The fields of its input.
pub const FIELDS: &[&str] = &["kind", "value"];

/// `kind` and `value`. A value that is not well formed is answered, not refused: `valid` is false and `reason`
/// tells why (`empty`, `wrong_character`, `wrong_length`, `wrong_format`, `wrong_check`).
///
/// # Errors
/// Fields unknown, missing or of the wrong type.
pub(super) fn identifier(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let read = fields.choice("kind", KINDS)?;
    let read = read(fields.text("value")?);
    answer(&Reading { valid: read.is_ok(), reason: read.as_ref().err().copied(), normalised: read.ok() })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, refused};

    #[test]
    fn each_kind_is_read_and_spelt_out() {
        for (kind, value, normalised) in [
            ("nhs-number", "943 476 5919", "9434765919"),
            ("upn", "h801200001001", "H801200001001"),
            ("urn", "116088", "116088"),
            ("postcode", "so146ru", "SO14 6RU"),
            ("referral-reference", "hs2222222", "HS-2222-222"),
        ] {
            assert_eq!(
                answered("identifier", json!({"kind": kind, "value": value})),
                json!({"valid": true, "normalised": normalised, "reason": null})
            );
        }
    }

    #[test]
    fn a_value_that_is_not_well_formed_is_told_why() {
        for (kind, value, reason) in [
            ("nhs-number", "9434765918", "wrong_check"),
            ("upn", "A801200001001", "wrong_check"),
            ("urn", "11608", "wrong_length"),
            ("postcode", "SO14 6RC", "wrong_format"),
            ("referral-reference", "HS-2222-22O", "wrong_character"),
            ("postcode", "", "empty"),
        ] {
            assert_eq!(
                answered("identifier", json!({"kind": kind, "value": value})),
                json!({"valid": false, "normalised": null, "reason": reason})
            );
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::UnknownValue, "kind", json!({"kind": "passport", "value": "1"})),
            (ErrorCode::WrongType, "value", json!({"kind": "urn", "value": 116088})),
            (ErrorCode::MissingField, "value", json!({"kind": "urn"})),
            (ErrorCode::MissingField, "kind", json!({"value": "116088"})),
            (ErrorCode::UnknownField, "strict", json!({"strict": true})),
        ] {
            refused("identifier", code, field, input);
        }
    }
}
