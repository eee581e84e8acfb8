//! `cargo xtask openapi`: the API document, written by the binary, kept in the repository.
use crate::Outcome;
use crate::options::Options;
use crate::run::{cargo, output, root, say};
use std::fs;
use std::path::PathBuf;

fn file() -> PathBuf {
    root().join("api-spec/openapi.json")
}

/// The document as the code has it.
fn document() -> Outcome<String> {
    let words = ["run", "--quiet", "--locked", "--package=headstart-api", "--bin=headstart", "--", "openapi"];
    output(&mut cargo(&words))
}

/// Writes the document.
pub fn openapi(words: &[String]) -> Outcome {
    Options::new("openapi", words).end()?;
    fs::write(file(), document()?)?;
    say(&format!("wrote {}", file().display()));
    Ok(())
}

/// Fails when the document kept is not that of the code.
pub fn check() -> Outcome {
    let kept = fs::read_to_string(file()).unwrap_or_default();
    if kept == document()? {
        return Ok(());
    }
    Err("api-spec/openapi.json is not what the code says; run 'cargo xtask openapi' and commit it".into())
}
