//! Chores of the repository.
mod build_web;
mod run;

use std::process::ExitCode;

/// What a chore answers: nothing, or a message for the person who ran it.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let chore = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let done = match chore.as_str() {
        "build-web" => build_web::build_web(&rest),
        other => Err(format!("unknown chore '{other}'; the chores are: build-web [--release]").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            run::say(&format!("failed: {error}"));
            ExitCode::FAILURE
        }
    }
}
