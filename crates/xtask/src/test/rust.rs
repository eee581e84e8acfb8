//! The tests of all crates, with a PostgreSQL server of their own.
use crate::Outcome;
use crate::postgres::Cluster;
use crate::run::{cargo, run, say};

/// Starts a server, runs the tests, stops it.
pub fn test() -> Outcome {
    say("starting PostgreSQL");
    let cluster = Cluster::start()?;
    let words = ["test", "--locked", "--workspace", "--exclude=headstart-web", "--no-fail-fast"];
    run(cargo(&words).env("HEADSTART_TEST_POSTGRES", cluster.url("postgres")))
}
