//! Running other programs, and saying what goes on.
use crate::{Outcome, interrupt};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

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

/// Cargo, in the workspace, held to its lock file.
pub fn cargo(words: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args(words);
    cargo
}

/// Runs a program to its end; a failure names the command line.
pub fn run(command: &mut Command) -> Outcome {
    let status = wait(command)?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", in_words(command)).into()) }
}

fn wait(command: &mut Command) -> Outcome<ExitStatus> {
    if interrupt::happened() {
        return Err("interrupted".into());
    }
    let mut child =
        command.spawn().map_err(|error| format!("cannot start {}: {error}", in_words(command)))?;
    interrupt::awaiting(child.id());
    let status = child.wait();
    interrupt::awaiting(0);
    if interrupt::happened() { Err("interrupted".into()) } else { Ok(status?) }
}

/// Runs a program and gives what it wrote to standard output.
pub fn output(command: &mut Command) -> Outcome<String> {
    let done = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot start {}: {error}", in_words(command)))?;
    if !done.status.success() {
        return Err(format!("{} ended with {}", in_words(command), done.status).into());
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// True when a program is there and ends well; what it says is not shown.
pub fn succeeds(program: &str, words: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The command line, as one would type it.
fn in_words(command: &Command) -> String {
    let mut words = vec![Path::new(command.get_program()).file_name().unwrap_or(command.get_program())];
    words.extend(command.get_args());
    words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// A span of time for people: `12 s`, `3 min 05 s`.
pub fn span(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {:02} s", seconds / 60, seconds % 60) }
}
