//! Which two scores are compared.

use serde_json::Value;

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::{Fields, date, each, number, pair};
use crate::evaluation::{PairingRule, pair as choose};

const RULES: &[(&str, PairingRule)] = &[("nhs", PairingRule::Nhs), ("first-last", PairingRule::FirstLast)];

/// The fields of its input.
pub const FIELDS: &[&str] = &["contacts", "scores", "rule"];

/// `contacts` (dates attended), `scores` (each a date and a value) and `rule`.
///
/// # Errors
/// Fields unknown, missing or of the wrong type, or what is no date.
pub(super) fn pairing(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let rule = fields.choice("rule", RULES)?;
    let contacts = each(fields.array("contacts")?, |value| date(value, "contacts"))?;
    let scores = each(fields.array("scores")?, |score| {
        let (day, value) = pair(score, "scores")?;
        Ok((date(day, "scores")?, number(value, "scores")?))
    })?;
    answer(&choose(&contacts, &scores, rule))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, refused};
    use super::*;

    fn input(scores: Value, rule: &str) -> Value {
        json!({"contacts": ["2026-01-10", "2026-02-01"], "scores": scores, "rule": rule})
    }

    #[test]
    fn each_rule_chooses_its_pair() {
        let early = json!([["2026-01-05", 10], ["2026-01-10", 9], ["2026-02-01", 4]]);
        assert_eq!(answered("pairing", input(early.clone(), "nhs")), json!({"first": 9, "last": 4}));
        assert_eq!(answered("pairing", input(early, "first-last")), json!({"first": 10, "last": 4}));
        let unpaired = json!([["2026-01-10", 9], ["2026-01-25", 5]]);
        assert_eq!(answered("pairing", input(unpaired, "nhs")), json!({"first": 9, "last": null}));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (code, field, input) in [
            (ErrorCode::UnknownValue, "rule", input(json!([]), "last-first")),
            (ErrorCode::InvalidDate, "scores", input(json!([["2026-13-01", 4]]), "nhs")),
            (ErrorCode::WrongType, "scores", input(json!([["2026-01-10", null]]), "nhs")),
            (ErrorCode::WrongType, "scores", input(json!([["2026-01-10", 4, 5]]), "nhs")),
            (ErrorCode::InvalidDate, "contacts", json!({"contacts": [""], "scores": [], "rule": "nhs"})),
            (ErrorCode::MissingField, "rule", json!({"contacts": [], "scores": []})),
            (ErrorCode::MissingField, "contacts", json!({"scores": [], "rule": "first-last"})),
            (ErrorCode::UnknownField, "first", json!({"first": 9})),
        ] {
            refused("pairing", code, field, input);
        }
    }
}
