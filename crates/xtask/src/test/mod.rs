//! `cargo xtask test`: everything that a change has to pass, in one command.
mod browser;
mod rust;
mod tools;

use crate::options::Options;
use crate::run::{say, span};
use crate::{Outcome, build_web, check, interrupt};
use std::time::{Duration, Instant};

/// A part of the tests.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Check,
    Rust,
    Web,
    Browser,
}

impl Part {
    const ALL: [Self; 4] = [Self::Check, Self::Rust, Self::Web, Self::Browser];

    fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Rust => "rust",
            Self::Web => "web",
            Self::Browser => "browser",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Check => "formatting, lints, dependencies",
            Self::Rust => "all crates, on SQLite and PostgreSQL, and the API document",
            Self::Web => "the browser app as WebAssembly",
            Self::Browser => "journeys in a browser",
        }
    }

    fn run(self) -> Outcome {
        match self {
            Self::Check => check::before_tests(),
            Self::Rust => rust::test(),
            Self::Web => build_web::build_web(&["--release".to_owned()]),
            Self::Browser => browser::test(),
        }
    }
}

/// Runs the parts asked for, all of them even when one fails, and sums up.
pub fn test(words: &[String]) -> Outcome {
    let parts = parts(words)?;
    tools::ensure(&parts)?;
    let begun = Instant::now();
    let mut done: Vec<(Part, Outcome, Duration)> = Vec::new();
    for (number, part) in (1..).zip(&parts) {
        say(&format!("\n== {number}/{}: {}: {}", parts.len(), part.name(), part.what()));
        let begun = Instant::now();
        done.push((*part, part.run(), begun.elapsed()));
        if interrupt::happened() {
            return Err("interrupted".into());
        }
    }
    sum_up(&done, begun.elapsed())
}

fn sum_up(done: &[(Part, Outcome, Duration)], time: Duration) -> Outcome {
    say(&format!("\n== in all {}", span(time)));
    for (part, outcome, time) in done {
        let told = match outcome {
            Ok(()) => "passed".to_owned(),
            Err(error) => format!("failed: {error}"),
        };
        say(&format!("{:8} {:>12}  {told}", part.name(), span(*time)));
    }
    let failed: Vec<&str> =
        done.iter().filter(|(_, outcome, _)| outcome.is_err()).map(|(part, ..)| part.name()).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join(", ").into()) }
}

fn parts(words: &[String]) -> Outcome<Vec<Part>> {
    let mut options = Options::new("test", words);
    let no_browser = options.flag("--no-browser");
    let mut parts = Part::ALL.to_vec();
    if let Some(only) = options.value("--only")? {
        parts.retain(|part| part.name() == only);
        if parts.is_empty() {
            return Err(format!("there is no part '{only}': check, rust, web, browser").into());
        }
    }
    options.end()?;
    if no_browser {
        parts.retain(|part| *part != Part::Browser);
    }
    Ok(parts)
}
