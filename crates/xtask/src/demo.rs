//! `cargo xtask demo`: everything built, and running with a made-up programme.
use crate::options::Options;
use crate::postgres::Cluster;
use crate::run::{root, run, say};
use crate::{Outcome, build_web, headstart, interrupt};
use std::process::Command;

/// Builds the app and the binary, and runs the demonstration until Ctrl-C.
pub fn demo(words: &[String]) -> Outcome {
    let mut options = Options::new("demo", words);
    let on_postgres = options.flag("--postgres");
    let port: u16 = match options.value("--port")? {
        Some(port) => port.parse().map_err(|_| format!("'{port}' is no port"))?,
        None => 8080,
    };
    options.end()?;

    build_web::build_web(&[])?;
    let mut command = Command::new(headstart::build()?);
    command.current_dir(root()).arg("demo").args(["--port", &port.to_string()]);
    command.args(["--public-url", &format!("http://localhost:{port}")]);
    let cluster = if on_postgres { Some(Cluster::start()?) } else { None };
    if let Some(cluster) = &cluster {
        command.env("DATABASE_URL", cluster.url("postgres"));
    }
    say("making up a programme; Ctrl-C ends everything");
    let done = run(&mut command);
    if interrupt::happened() { Ok(()) } else { done }
}
