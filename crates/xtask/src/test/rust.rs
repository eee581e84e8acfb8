//! The tests of all crates, with a PostgreSQL server of their own.
use crate::postgres::Cluster;
use crate::run::{cargo, run, say};
use crate::{Outcome, headstart, openapi};

/// Starts a server, runs the tests, stops it; then compares the API document with the binary just built.
pub fn test() -> Outcome {
    say("starting PostgreSQL");
    let cluster = Cluster::start()?;
    let words = [&["test", "--no-fail-fast"], &headstart::TESTED[..]].concat();
    let product = run(cargo(&words).env("HEADSTART_TEST_POSTGRES", cluster.url("postgres")));
    // On its own, as it runs now: together with the rest its libraries would be compiled once more.
    let chores = run(&mut cargo(&["test", "--locked", "--package=headstart-xtask"]));
    // What of the app needs no browser.
    let app = run(&mut cargo(&["test", "--locked", "--package=headstart-web"]));
    product.and(chores).and(app)?;
    say("comparing the API document");
    openapi::compare(&headstart::build_for_tests()?)
}
