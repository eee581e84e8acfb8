//! The binary of the product, built and run.
use crate::Outcome;
use crate::run::{cargo, output, root, say};
use crate::service::Service;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The crates that are compiled together for their tests.
pub const TESTED: [&str; 4] =
    ["--locked", "--workspace", "--exclude=headstart-web", "--exclude=headstart-xtask"];

/// Builds the binary and gives its path.
pub fn build() -> Outcome<PathBuf> {
    say("building headstart");
    built(&["build", "--locked", "--package=headstart-api", "--bin=headstart"])
}

/// Builds the binary as it is shipped, and gives its path.
pub fn build_release() -> Outcome<PathBuf> {
    say("building headstart for release");
    built(&["build", "--release", "--locked", "--package=headstart-api", "--bin=headstart"])
}

/// The binary that the tests of the crates use: nothing is compiled after them.
pub fn build_for_tests() -> Outcome<PathBuf> {
    built(&[&["test", "--no-run"], &TESTED[..]].concat())
}

fn built(words: &[&str]) -> Outcome<PathBuf> {
    let messages = output(cargo(words).args(["--quiet", "--message-format=json-render-diagnostics"]))?;
    let mut built = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let target = message.get("target")?;
        let is_it = target.get("name")? == "headstart" && !message.pointer("/profile/test")?.as_bool()?;
        is_it.then(|| message.get("executable")?.as_str().map(PathBuf::from)).flatten()
    });
    built.next_back().ok_or_else(|| "cargo named no program 'headstart'".into())
}

/// A demonstration on a port of its own, with its files in a folder.
pub struct Demonstration {
    pub url: String,
    _server: Service,
}

impl Demonstration {
    /// Starts `headstart demo` and waits until it answers.
    pub fn start(binary: &Path, folder: &Path) -> Outcome<Self> {
        let port = free_port()?;
        let url = format!("http://localhost:{port}");
        let mut command = Command::new(binary);
        command
            .arg("demo")
            .current_dir(root())
            .env("DATABASE_URL", format!("sqlite:{}", folder.join("demo.db").display()))
            .env("HEADSTART_KEY_FILE", folder.join("demo.key"))
            .env("HEADSTART_WEB", root().join("dist"))
            .env("HEADSTART_PORT", port.to_string())
            .env("HEADSTART_PUBLIC_URL", &url);
        let mut server = Service::start("headstart demo", &mut command, &folder.join("log"))?;
        server.wait_until(|| is_ready(port))?;
        Ok(Self { url, _server: server })
    }
}

/// A port that nobody uses.
pub fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Whether the server says that it can work.
pub fn is_ready(port: u16) -> bool {
    answer(port, "/readyz").is_some_and(|answer| answer.starts_with("HTTP/1.1 204"))
}

fn answer(port: u16, path: &str) -> Option<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}
