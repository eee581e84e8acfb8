//! Helpers of the calculators' tests.

use serde_json::Value;

use super::error::ErrorCode;
use super::run;

/// What a calculator answers.
pub(super) fn answered(name: &str, input: Value) -> Value {
    run(name, input.clone()).unwrap_or_else(|error| panic!("{name} refused {input}: {error:?}"))
}

/// Asserts that a calculator refuses an input with this code, blaming this field.
pub(super) fn refused(name: &str, code: ErrorCode, field: &str, input: Value) {
    let error = run(name, input.clone()).expect_err(&input.to_string());
    assert_eq!((error.code, error.field.as_deref()), (code, Some(field)), "{input}: {}", error.detail);
    assert!(!error.detail.is_empty());
}

/// Asserts that two numbers agree to ten digits.
pub(super) fn close(ours: &Value, theirs: f64) {
    let number = ours.as_f64().unwrap_or_else(|| panic!("{ours} should be {theirs}"));
    assert!((number - theirs).abs() <= 1e-10 * theirs.abs().max(1.0), "{number} should be {theirs}");
}
