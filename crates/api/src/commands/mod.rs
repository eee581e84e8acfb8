//! The subcommands of `headstart`.

pub mod admin;
pub mod calc;
pub mod data_dictionary;
pub mod demo;
pub mod import;
pub mod migrate;
pub mod moves;
pub mod openapi;
pub mod serve;

/// Tells the operator something, on standard output.
pub(crate) fn say(text: &str) {
    use std::io::Write as _;
    // When nobody listens any more there is nobody to tell about it.
    drop(writeln!(std::io::stdout(), "{text}"));
}
