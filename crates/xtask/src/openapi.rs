//! `cargo xtask openapi`: the API document, the data dictionary and the moves, written by the binary, kept in the
//! repository.
use crate::options::Options;
use crate::run::{output, root, say};
use crate::{Outcome, headstart};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the binary prints, and where it is kept.
const DOCUMENTS: [(&str, &str); 3] = [
    ("openapi", "api-spec/openapi.json"),
    ("data-dictionary", "api-spec/data-dictionary.md"),
    ("moves", "api-spec/moves.md"),
];

/// Writes the documents.
pub fn openapi(words: &[String]) -> Outcome {
    Options::new("openapi", words).end()?;
    let binary = headstart::build()?;
    for (command, file) in DOCUMENTS {
        fs::write(root().join(file), document(&binary, command)?)?;
        say(&format!("wrote {file}"));
    }
    Ok(())
}

/// Fails when the documents kept are not those of the code.
pub fn check() -> Outcome {
    compare(&headstart::build()?)
}

/// Fails when the documents kept are not those of a binary.
pub fn compare(binary: &Path) -> Outcome {
    for (command, file) in DOCUMENTS {
        let kept = fs::read_to_string(root().join(file)).unwrap_or_default();
        if kept != document(binary, command)? {
            return Err(
                format!("{file} is not what the code says; run 'cargo xtask openapi' and commit it").into()
            );
        }
    }
    Ok(())
}

fn document(binary: &Path, command: &str) -> Outcome<String> {
    output(Command::new(binary).arg(command))
}
