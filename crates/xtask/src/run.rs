//! Running other programs, and saying what goes on.
use crate::Outcome;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Writes one line of progress to standard error.
pub fn say(line: &str) {
    // Progress is a courtesy: a closed terminal must not fail the chore.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Runs a program to its end; a failure names the command line.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("cannot start {command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} ended with {status}").into()) }
}

/// Runs a program and gives what it wrote to standard output.
pub fn output(command: &mut Command) -> Outcome<String> {
    let done = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot start {command:?}: {error}"))?;
    if !done.status.success() {
        return Err(format!("{command:?} ended with {}", done.status).into());
    }
    Ok(String::from_utf8(done.stdout)?)
}
