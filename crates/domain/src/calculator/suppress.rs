//! Counts and percentages as a policy lets them be published.

use serde_json::{Value, json};

use super::answer::answer;
use super::error::CalculatorError;
use super::fields::{Fields, each};
use crate::disclosure::{Published, SuppressionPolicy};

const POLICIES: &[(&str, SuppressionPolicy)] = &[
    ("mhsds", SuppressionPolicy::Mhsds),
    ("hes", SuppressionPolicy::Hes),
    ("opensafely", SuppressionPolicy::OpenSafely),
    ("safe-setting", SuppressionPolicy::SafeSetting),
];

/// The fields of its input.
pub const FIELDS: &[&str] = &["policy", "counts", "percentages"];

/// `policy`, `counts`, and where they apply `percentages` (each `num` and `den`, as counted).
///
/// # Errors
/// Fields unknown, missing or of the wrong type, or a numerator above its denominator.
pub(super) fn suppress(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let policy = fields.choice("policy", POLICIES)?;
    let counts: Vec<_> = fields.counts("counts")?.into_iter().map(|count| policy.count(count)).collect();
    let percentages = match fields.optional("percentages") {
        None => Vec::new(),
        Some(_) => each(fields.array("percentages")?, |value| percentage(policy, value))?,
    };
    Ok(json!({"counts": answer(&counts)?, "percentages": answer(&percentages)?}))
}

fn percentage(policy: SuppressionPolicy, value: &Value) -> Result<Published<f64>, CalculatorError> {
    let fields = Fields::within(value, "percentages", &["num", "den"])?;
    Ok(policy.percentage(fields.count("num")?, fields.count("den")?)?)
}

#[cfg(test)]
mod tests {
    use super::super::error::ErrorCode;
    use super::super::testing::{answered, refused};
    use super::*;

    #[test]
    fn each_policy_by_its_name() {
        let percentages = json!([{"num": 3, "den": 40}, {"num": 13, "den": 40}]);
        for (policy, counts, shares) in [
            ("mhsds", json!(["*", "*", 5, 10, 10]), json!(["*", 33])),
            ("hes", json!([0, "*", "*", 10, 10]), json!(["*", 38])),
            ("opensafely", json!(["*", "*", "*", 10, 10]), json!(["*", 37.5])),
            ("safe-setting", json!(["*", "*", "*", "*", 10]), json!(["*", 37.5])),
        ] {
            let input = json!({"policy": policy, "counts": [0, 4, 5, 9, 12], "percentages": percentages});
            assert_eq!(
                answered("suppress", input),
                json!({"counts": counts, "percentages": shares}),
                "{policy}"
            );
        }
        assert_eq!(
            answered("suppress", json!({"policy": "hes", "counts": []})),
            json!({"counts": [], "percentages": []})
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let shares = |shares: Value| json!({"policy": "hes", "counts": [], "percentages": shares});
        for (code, field, input) in [
            (ErrorCode::UnknownValue, "policy", json!({"policy": "none", "counts": [3]})),
            (ErrorCode::MissingField, "policy", json!({"counts": [3]})),
            (ErrorCode::MissingField, "counts", json!({"policy": "hes"})),
            (ErrorCode::OutOfRange, "counts", json!({"policy": "hes", "counts": [-3]})),
            (ErrorCode::OutOfRange, "counts", json!({"policy": "hes", "counts": [2.5]})),
            (ErrorCode::WrongType, "counts", json!({"policy": "hes", "counts": [null]})),
            (ErrorCode::WrongType, "percentages", shares(json!([[3, 40]]))),
            (ErrorCode::OutOfRange, "percentages.num", shares(json!([{"num": 41, "den": 40}]))),
            (ErrorCode::MissingField, "percentages.den", shares(json!([{"num": 41}]))),
            (ErrorCode::UnknownField, "national", json!({"policy": "hes", "counts": [], "national": true})),
        ] {
            refused("suppress", code, field, input);
        }
    }
}
