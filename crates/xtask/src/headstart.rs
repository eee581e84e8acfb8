//! The binary of the product, built.
use crate::Outcome;
use crate::run::{cargo, output, say};
use std::path::PathBuf;

/// The crates that are compiled together for their tests.
pub const TESTED: [&str; 4] =
    ["--locked", "--workspace", "--exclude=headstart-web", "--exclude=headstart-xtask"];

/// Builds the binary and gives its path.
pub fn build() -> Outcome<PathBuf> {
    say("building headstart");
    built(&["build", "--locked", "--package=headstart-api", "--bin=headstart"])
}

/// The binary that the tests of the crates use: nothing is compiled after them.
pub fn build_for_tests() -> Outcome<PathBuf> {
    built(&[&["test", "--no-run"], &TESTED[..]].concat())
}

fn built(words: &[&str]) -> Outcome<PathBuf> {
    let messages = output(cargo(words).args(["--quiet", "--message-format=json-render-diagnostics"]))?;
    let mut built = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let target = message.get("target")?;
        let is_it = target.get("name")? == "headstart" && !message.pointer("/profile/test")?.as_bool()?;
        is_it.then(|| message.get("executable")?.as_str().map(PathBuf::from)).flatten()
    });
    built.next_back().ok_or_else(|| "cargo named no program 'headstart'".into())
}
