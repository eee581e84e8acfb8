//! Chores of the repository.
mod bench;
mod build_web;
mod check;
mod demo;
mod folder;
mod headstart;
mod interrupt;
mod openapi;
mod options;
mod postgres;
mod run;
mod service;
mod test;

use std::process::ExitCode;

/// What a chore answers: nothing, or a message for the person who ran it.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "the chores are:
  demo [--postgres] [--port N]      build everything and run it with a made-up programme
  test [--only PART] [--no-browser] all checks and tests; the parts: check, rust, web, browser
  check                             formatting, lints, dependencies, the API document
  build-web [--release]             the browser app, into dist/
  bench [--postgres|--sqlite] [--only FIGURE] [--rounds N] [--seconds N] [--connections N]
        [--folder PATH] [--binary PATH]
                                    how fast it is, beside its targets; a database is made up and kept
  openapi                           write the API document into api-spec/";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let chore = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let done = interrupt::clean_up_first().and_then(|()| match chore.as_str() {
        "bench" => bench::bench(&rest),
        "build-web" => build_web::build_web(&rest),
        "check" => check::check(&rest),
        "demo" => demo::demo(&rest),
        "openapi" => openapi::openapi(&rest),
        "test" => test::test(&rest),
        other => Err(format!("unknown chore '{other}'; {USAGE}").into()),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            run::say(&format!("failed: {error}"));
            ExitCode::FAILURE
        }
    }
}
