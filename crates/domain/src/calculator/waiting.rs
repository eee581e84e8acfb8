//! Waiting times of a referral.

use serde_json::Value;

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::{Fields, choice, date, each, pair, text};
use crate::evaluation::{AttendanceCode, waiting as compute};

/// The fields of its input.
pub const FIELDS: &[&str] = &["referral", "contacts"];

/// `referral` (date) and `contacts`, each a date and an attendance code (5 and 6 are attended).
///
/// # Errors
/// Fields unknown, missing or of the wrong type, what is no date, or a code that is none.
pub(super) fn waiting(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let referral = fields.date("referral")?;
    let codes = AttendanceCode::ALL.map(|code| (code.code(), code));
    let contacts = each(fields.array("contacts")?, |contact| {
        let (day, code) = pair(contact, "contacts")?;
        Ok((date(day, "contacts")?, choice(text(code, "contacts")?, "contacts", &codes)?))
    })?;
    answer(&compute(referral, &contacts))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, refused};
    use super::*;

    #[test]
    fn a_missed_contact_does_not_stop_the_clock() {
        let contacts = json!([["2026-03-10", "3"], ["2026-03-20", "5"], ["2026-04-01", "5"]]);
        assert_eq!(
            answered("waiting", json!({"referral": "2026-03-02", "contacts": contacts})),
            json!({"first": "2026-03-20", "second": "2026-04-01", "days_to_first": 18, "days_to_second": 30})
        );
        assert_eq!(
            answered("waiting", json!({"referral": "2026-03-02", "contacts": []})),
            json!({"first": null, "second": null, "days_to_first": null, "days_to_second": null})
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let contacts = |contacts: Value| json!({"referral": "2026-03-02", "contacts": contacts});
        for (code, field, input) in [
            (ErrorCode::InvalidDate, "referral", json!({"referral": "2026-02-30", "contacts": []})),
            (ErrorCode::InvalidDate, "contacts", contacts(json!([["10/03/2026", "5"]]))),
            (ErrorCode::UnknownValue, "contacts", contacts(json!([["2026-03-10", "9"]]))),
            (ErrorCode::WrongType, "contacts", contacts(json!([["2026-03-10", 5]]))),
            (ErrorCode::WrongType, "contacts", contacts(json!([["2026-03-10"]]))),
            (ErrorCode::WrongType, "contacts", contacts(json!(["2026-03-10"]))),
            (ErrorCode::MissingField, "contacts", json!({"referral": "2026-03-02"})),
            (ErrorCode::MissingField, "referral", json!({"contacts": []})),
            (ErrorCode::UnknownField, "note", json!({"note": "DNA"})),
        ] {
            refused("waiting", code, field, input);
        }
    }
}
