//! The reliable change of one person.

use serde_json::Value;

use super::answer::answer_with;
use super::error::{CalculatorError, ErrorCode};
use super::fields::Fields;
use super::words::BETTER;
use crate::statistics::{Better, ChangeRule, Norm, cutoff_between, reliable_change as compute};

/// The fields of its input.
pub const FIELDS: &[&str] =
    &["pre", "post", "better", "threshold", "sd", "reliability", "functional", "clinical", "cutoff"];

/// `pre`, `post`, `better`, and `threshold` or `sd` with `reliability`; where they apply `functional` and
/// `clinical` (mean and sd), or `cutoff`.
///
/// # Errors
/// Fields unknown, missing, of the wrong type, out of range or excluding each other.
pub(super) fn reliable_change(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let better = fields.choice("better", BETTER)?;
    let rule = rule(&fields)?;
    let cutoff = cutoff(&fields, better)?;
    let change = compute(fields.number("pre")?, fields.number("post")?, better, rule, cutoff);
    let figures = [change.change, change.smallest_reliable_change];
    answer_with(&change, figures.into_iter().chain(change.rci).chain(change.cutoff))
}

fn rule(fields: &Fields<'_>) -> Result<ChangeRule, CalculatorError> {
    let from_sample = fields.has("sd") || fields.has("reliability");
    match fields.optional_number("threshold")? {
        Some(_) if from_sample => Err(fields.refuse(
            ErrorCode::ConflictingFields,
            "threshold",
            "give either threshold, or sd and reliability",
        )),
        Some(points) => Ok(ChangeRule::threshold(points)?),
        None if from_sample => Ok(ChangeRule::index(fields.number("sd")?, fields.number("reliability")?)?),
        None => Err(fields.refuse(
            ErrorCode::MissingField,
            "threshold",
            "threshold is missing, and so are sd and reliability",
        )),
    }
}

fn cutoff(fields: &Fields<'_>, better: Better) -> Result<Option<f64>, CalculatorError> {
    let (functional, clinical) = (norm(fields, "functional")?, norm(fields, "clinical")?);
    match fields.optional_number("cutoff")? {
        Some(_) if functional.is_some() || clinical.is_some() => Err(fields.refuse(
            ErrorCode::ConflictingFields,
            "cutoff",
            "give either cutoff, or functional and clinical",
        )),
        Some(cutoff) => Ok(Some(cutoff)),
        None => Ok(cutoff_between(better, functional, clinical)),
    }
}

fn norm(fields: &Fields<'_>, field: &str) -> Result<Option<Norm>, CalculatorError> {
    let Some(value) = fields.optional(field) else { return Ok(None) };
    let norm = Fields::within(value, field, &["mean", "sd"])?;
    let sd = norm.number("sd")?;
    if sd <= 0.0 {
        return Err(norm.refuse(
            ErrorCode::OutOfRange,
            "sd",
            format!("{field}.sd must be above 0, not {sd}"),
        ));
    }
    Ok(Some(Norm { mean: norm.number("mean")?, sd }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{answered, close, refused as refuses};
    use super::*;

    fn refused(code: ErrorCode, field: &str, input: Value) {
        refuses("reliable-change", code, field, input);
    }

    #[test]
    fn from_a_sample_with_both_populations() {
        let answer = answered(
            "reliable-change",
            json!({"pre": 25, "post": 13, "better": "lower", "sd": 3.3401212936673805, "reliability": 0.8,
                "functional": {"mean": 8, "sd": 8}, "clinical": {"mean": 24.85, "sd": 3.3401212936673805}}),
        );
        close(&answer["rci"], -5.680532020493664);
        close(&answer["smallest_reliable_change"], 4.140457252093089);
        close(&answer["cutoff"], 19.886998076050197);
        assert_eq!((&answer["change"], &answer["category"]), (&json!(-12), &json!("recovered")));
    }

    #[test]
    fn from_a_threshold_without_a_cut_off() {
        assert_eq!(
            answered("reliable-change", json!({"pre": 12, "post": 20, "better": "lower", "threshold": 8})),
            json!({"change": 8, "rci": null, "smallest_reliable_change": 8, "cutoff": null,
                "category": "deteriorated"})
        );
    }

    #[test]
    fn a_cut_off_of_ones_own_is_used() {
        let answer = answered(
            "reliable-change",
            json!({"pre": 20, "post": 32, "better": "higher", "threshold": 6.6, "cutoff": 28}),
        );
        assert_eq!((&answer["cutoff"], &answer["category"]), (&json!(28), &json!("recovered")));
    }

    #[test]
    fn what_is_missing_is_named() {
        let whole = json!({"pre": 1, "post": 2, "better": "lower", "sd": 3, "reliability": 0.8});
        for field in ["pre", "post", "better", "sd", "reliability"] {
            let mut input = whole.clone();
            input.as_object_mut().unwrap().remove(field);
            refused(ErrorCode::MissingField, field, input);
        }
        let neither = json!({"pre": 1, "post": 2, "better": "lower"});
        refused(ErrorCode::MissingField, "threshold", neither);
    }

    #[test]
    fn what_contradicts_itself_or_cannot_be_is_refused() {
        let with = |extra: Value| {
            let mut input = json!({"pre": 1, "post": 2, "better": "lower"});
            input.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
            input
        };
        refused(ErrorCode::ConflictingFields, "threshold", with(json!({"threshold": 4, "sd": 3})));
        refused(ErrorCode::OutOfRange, "threshold", with(json!({"threshold": 0})));
        refused(ErrorCode::OutOfRange, "sd", with(json!({"sd": 0, "reliability": 0.8})));
        for reliability in [-0.1, 0.0, 1.0, 1.2] {
            refused(ErrorCode::OutOfRange, "reliability", with(json!({"sd": 3, "reliability": reliability})));
        }
        let norm = json!({"mean": 8, "sd": 8});
        refused(
            ErrorCode::ConflictingFields,
            "cutoff",
            with(json!({"threshold": 4, "cutoff": 3, "functional": norm})),
        );
        let flat = json!({"mean": 8, "sd": 0});
        refused(ErrorCode::OutOfRange, "clinical.sd", with(json!({"threshold": 4, "clinical": flat})));
        refused(
            ErrorCode::MissingField,
            "clinical.sd",
            with(json!({"threshold": 4, "clinical": {"mean": 1}})),
        );
        refused(ErrorCode::WrongType, "functional", with(json!({"threshold": 4, "functional": 8})));
        refused(ErrorCode::UnknownField, "z", with(json!({"threshold": 4, "z": 1.96})));
        refused(ErrorCode::WrongType, "threshold", with(json!({"threshold": "4"})));
        let sideways = json!({"pre": 1, "post": 2, "better": "sideways", "threshold": 4});
        refused(ErrorCode::UnknownValue, "better", sideways);
    }
}
