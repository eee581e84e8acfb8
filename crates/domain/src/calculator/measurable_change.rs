//! NHS England's measurable change, by informant.

use std::collections::BTreeMap;

use serde_json::Value;

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::{Fields, each};
use super::words::BETTER;
use crate::evaluation::{MeasuredPair, measurable_change as read};
use crate::instrument::Informant;
use crate::statistics::ChangeRule;

/// The fields of its input.
pub const FIELDS: &[&str] = &["measures"];

/// `measures`, each with `measure`, `informant`, `first`, `last`, `threshold` or null, and `better`. A measure
/// whose first or last score is null is not paired. The answer has a member for each informant.
///
/// # Errors
/// Fields unknown, missing or of the wrong type, or a threshold that is not above 0.
pub(super) fn measurable_change(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let measures = each(fields.array("measures")?, measure)?;
    let mut by_informant: BTreeMap<&str, Vec<MeasuredPair>> = BTreeMap::new();
    for (informant, pair) in measures {
        by_informant.entry(informant.as_str()).or_default().push(pair);
    }
    let changes: BTreeMap<_, _> =
        by_informant.into_iter().map(|(informant, pairs)| (informant, read(&pairs))).collect();
    answer(&changes)
}

fn measure(value: &Value) -> Result<(Informant, MeasuredPair), CalculatorError> {
    let fields =
        Fields::within(value, "measures", &["measure", "informant", "first", "last", "threshold", "better"])?;
    fields.text("measure")?;
    let informants = Informant::ALL.iter().map(|one| (one.as_str(), *one)).collect::<Vec<_>>();
    let informant = fields.choice("informant", &informants)?;
    let threshold = fields.optional_number("threshold")?;
    let checked = threshold.map(ChangeRule::threshold).transpose().map_err(CalculatorError::from);
    checked.map_err(|error| fields.refuse(error.code, "threshold", error.detail))?;
    let pair = MeasuredPair {
        first: fields.optional_number("first")?,
        last: fields.optional_number("last")?,
        threshold,
        better: fields.choice("better", BETTER)?,
    };
    Ok((informant, pair))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::error::ErrorCode;
    use super::super::testing::{answered, refused};
    use super::*;

    fn scale(measure: &str, informant: &str, first: u8, last: Value, threshold: Value) -> Value {
        json!({"measure": measure, "informant": informant, "first": first, "last": last,
            "threshold": threshold, "better": "lower"})
    }

    #[test]
    fn informants_are_read_apart() {
        let measures = json!([
            scale("sdq emotional", "self", 8, json!(4), json!(4)),
            scale("sdq conduct", "self", 3, json!(3), json!(4)),
            scale("sdq emotional", "parent", 8, json!(3), json!(4)),
            scale("sdq peer", "parent", 1, json!(6), json!(3)),
            scale("mmf emotional", "teacher", 8, json!(3), json!(null)),
            scale("sdq peer", "practitioner", 8, json!(null), json!(3)),
        ]);
        let reading = |paired: u8, improvement: u8, no_change: u8, deterioration: u8| {
            json!({"paired": paired, "improvement": improvement, "no_change": no_change,
                "deterioration": deterioration})
        };
        assert_eq!(
            answered("measurable-change", json!({"measures": measures})),
            json!({"self": reading(1, 1, 0, 0), "parent": reading(1, 0, 0, 1), "teacher": reading(1, 0, 0, 0),
                "practitioner": reading(0, 0, 0, 0)})
        );
        assert_eq!(answered("measurable-change", json!({"measures": []})), json!({}));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let good = || scale("sdq peer", "self", 8, json!(4), json!(4));
        let with = |field: &str, value: Value| {
            let mut measure = good();
            measure[field] = value;
            json!({"measures": [good(), measure]})
        };
        for (code, field, input) in [
            (ErrorCode::MissingField, "measures", json!({})),
            (ErrorCode::WrongType, "measures", json!({"measures": good()})),
            (ErrorCode::WrongType, "measures", json!({"measures": [7]})),
            (ErrorCode::UnknownValue, "measures.informant", with("informant", json!("aunt"))),
            (ErrorCode::UnknownValue, "measures.better", with("better", json!("low"))),
            (ErrorCode::MissingField, "measures.better", with("better", json!(null))),
            (ErrorCode::OutOfRange, "measures.threshold", with("threshold", json!(-4))),
            (ErrorCode::WrongType, "measures.last", with("last", json!("4"))),
            (ErrorCode::UnknownField, "measures.good", with("good", json!("low"))),
        ] {
            refused("measurable-change", code, field, input);
        }
    }
}
