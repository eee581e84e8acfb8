//! `cargo xtask openapi`: the API document, written by the binary, kept in the repository.
use crate::options::Options;
use crate::run::{output, root, say};
use crate::{Outcome, headstart};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn file() -> PathBuf {
    root().join("api-spec/openapi.json")
}

/// Writes the document.
pub fn openapi(words: &[String]) -> Outcome {
    Options::new("openapi", words).end()?;
    fs::write(file(), document(&headstart::build()?)?)?;
    say(&format!("wrote {}", file().display()));
    Ok(())
}

/// Fails when the document kept is not that of the code.
pub fn check() -> Outcome {
    compare(&headstart::build()?)
}

/// Fails when the document kept is not that of a binary.
pub fn compare(binary: &Path) -> Outcome {
    let kept = fs::read_to_string(file()).unwrap_or_default();
    if kept == document(binary)? {
        return Ok(());
    }
    Err("api-spec/openapi.json is not what the code says; run 'cargo xtask openapi' and commit it".into())
}

fn document(binary: &Path) -> Outcome<String> {
    output(Command::new(binary).arg("openapi"))
}
