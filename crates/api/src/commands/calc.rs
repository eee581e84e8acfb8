//! `headstart calc`: the calculators, one JSON object a line in and out.

use std::io::{self, BufRead, Write};

use headstart_domain::calculator::{self, CalculatorError, Input};
use serde_json::{Value, json};

/// Computes every line of standard input, or lists the names of the calculators.
///
/// # Errors
/// A message for the operator: a name that no calculator bears, lines that could not be computed (each has its
/// error in its place), or input and output that fail.
pub fn run(name: Option<&str>) -> Result<(), String> {
    let (input, output) = (io::stdin().lock(), io::BufWriter::new(io::stdout().lock()));
    let Some(name) = name else {
        return list(output).map_err(|error| error.to_string());
    };
    if !calculator::NAMES.contains(&name) {
        return Err(format!(
            "There is no calculator {name:?}; the names are {}",
            calculator::NAMES.join(", ")
        ));
    }
    match compute(name, input, output).map_err(|error| error.to_string())? {
        0 => Ok(()),
        1 => Err("1 line could not be computed".to_owned()),
        failed => Err(format!("{failed} lines could not be computed")),
    }
}

fn list(mut output: impl Write) -> io::Result<()> {
    for name in calculator::NAMES {
        writeln!(output, "{name}")?;
    }
    output.flush()
}

/// Answers each line with one line, and tells how many could not be computed.
fn compute(name: &str, input: impl BufRead, mut output: impl Write) -> io::Result<usize> {
    let mut failed = 0;
    for line in input.split(b'\n') {
        let answer = match serde_json::from_slice::<Input>(&line?) {
            Ok(Input(value)) => calculator::run(name, value).map_err(told),
            Err(error) => Err(json!({"code": "invalid_json", "detail": error.to_string(), "field": null})),
        };
        let answer = answer.unwrap_or_else(|error| {
            failed += 1;
            json!({ "error": error })
        });
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
        // Whoever pipes lines in one by one waits for each answer.
        output.flush()?;
    }
    Ok(failed)
}

fn told(error: CalculatorError) -> Value {
    let (detail, field) = (error.detail.clone(), error.field.clone());
    serde_json::to_value(error).unwrap_or_else(|_| json!({"code": null, "detail": detail, "field": field}))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn computed(input: &str) -> (usize, Vec<Value>) {
        let mut output = Vec::new();
        let failed = compute("reliable-change", input.as_bytes(), &mut output).unwrap();
        let lines = std::str::from_utf8(&output).unwrap().lines();
        (failed, lines.map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    #[test]
    fn every_line_is_answered_in_its_place_and_a_bad_one_holds_up_no_other() {
        let good = r#"{"pre": 20, "post": 12, "better": "lower", "threshold": 5}"#;
        let (failed, lines) = computed(&format!("{good}\n{{\"pre\": 20}}\nnot json\n{good}\n"));
        assert_eq!((failed, lines.len()), (2, 4));
        assert_eq!(lines[0]["category"], "improved");
        assert_eq!(lines[1]["error"]["code"], "missing_field");
        assert_eq!(lines[2]["error"]["code"], "invalid_json");
        assert_eq!(lines[3], lines[0]);
    }

    #[test]
    fn a_member_given_twice_is_refused() {
        let twice = r#"{"pre": 20, "post": 12, "better": "lower", "threshold": 5, "pre": 21}"#;
        let (failed, lines) = computed(twice);
        assert_eq!((failed, &lines[0]["error"]["code"]), (1, &json!("invalid_json")));
    }

    /// Some readers of JSON are off by one in the last place; then no other program could recompute a figure.
    #[test]
    fn a_number_is_read_as_it_is_written_to_the_last_digit() {
        for written in ["-429242537.92244315", "1.1142088430777769e-11", "-32159597.126429886"] {
            let mut output = Vec::new();
            let line = format!(r#"{{"values": [{written}, 2], "better": "lower"}}"#);
            compute("xmr", line.as_bytes(), &mut output).unwrap();
            let answer = String::from_utf8(output).unwrap();
            assert!(answer.contains(&format!(r#""value":{written}}}"#)), "{answer}");
        }
    }

    #[test]
    fn nothing_in_is_nothing_out() {
        assert_eq!(computed(""), (0, vec![]));
    }
}
