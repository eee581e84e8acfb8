//! `cargo xtask check`: what can be said without running a test.
mod advisories;
mod dependencies;
mod sizes;

use crate::options::Options;
use crate::run::{cargo, run, say, span};
use crate::{Outcome, interrupt, openapi};
use std::time::Instant;

/// A check, and what it is called.
#[derive(Clone)]
struct Step {
    name: &'static str,
    run: fn() -> Outcome,
}

const STEPS: [Step; 6] = [
    Step { name: "formatting", run: formatting },
    Step { name: "sizes of files", run: sizes::check },
    Step { name: "what depends on what", run: dependencies::check },
    Step { name: "licences, sources and advisories of dependencies", run: advisories::check },
    Step { name: "lints", run: lints },
    Step { name: "lints of the browser app", run: web_lints },
];

/// The check that needs the binary: the tests make it with theirs.
const DOCUMENT: Step = Step { name: "the API document", run: openapi::check };

/// Runs every check and names all that fail.
pub fn check(words: &[String]) -> Outcome {
    Options::new("check", words).end()?;
    run_all(&[&STEPS[..], &[DOCUMENT]].concat())
}

/// Runs the checks that the tests leave to them.
pub fn before_tests() -> Outcome {
    run_all(&STEPS)
}

fn run_all(steps: &[Step]) -> Outcome {
    let mut failures = Vec::new();
    for (number, Step { name, run }) in (1..).zip(steps) {
        say(&format!("check {number}/{}: {name}", steps.len()));
        let begun = Instant::now();
        if let Err(error) = run() {
            say(&format!("  not right: {error}"));
            failures.push(*name);
        }
        if interrupt::happened() {
            return Err("interrupted".into());
        }
        if begun.elapsed().as_secs() > 4 {
            say(&format!("  took {}", span(begun.elapsed())));
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(format!("not right: {}", failures.join("; ")).into()) }
}

fn formatting() -> Outcome {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Outcome {
    let words = ["clippy", "--locked", "--workspace", "--exclude=headstart-web", "--all-targets", "--quiet"];
    run(cargo(&words).args(["--", "--deny=warnings"]))
}

/// The app is compiled for the browser, and with it the domain and the contract.
fn web_lints() -> Outcome {
    let words =
        ["clippy", "--locked", "--package=headstart-web", "--target=wasm32-unknown-unknown", "--quiet"];
    run(cargo(&words).args(["--", "--deny=warnings"]))
}
