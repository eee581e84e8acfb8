//! Scoring forms: code of the domain alone, on one core.
use super::report::{Figure, Target};
use crate::Outcome;
use crate::run::{cargo, output, say};
use serde_json::{Value, json};

/// Scores a million SDQ forms.
pub fn figure() -> Outcome<Figure> {
    say("scoring a million forms");
    let said = output(&mut cargo(&[
        "bench",
        "--quiet",
        "--locked",
        "--package=headstart-domain",
        "--bench=scoring",
    ]))?;
    let told: Value = serde_json::from_str(said.trim())?;
    let seconds = told.get("seconds").and_then(Value::as_f64).ok_or("the benchmark told no time")?;
    Ok(Figure {
        database: "none",
        name: "score 1,000,000 SDQ forms",
        unit: "s",
        value: seconds,
        target: Target::AtMost(1.0),
        behind: "one core, the best of three".into(),
        details: json!(told),
    })
}
