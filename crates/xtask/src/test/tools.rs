//! What the tests need of this machine, installed from Debian's packages where that is allowed.
use super::Part;
use crate::Outcome;
use crate::postgres;
use crate::run::{run, say, succeeds};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something that a part of the tests needs.
struct Need {
    part: Part,
    package: &'static str,
    is_there: fn() -> bool,
}

const NEEDS: [Need; 6] = [
    Need { part: Part::Rust, package: "postgresql", is_there: || postgres::programs().is_some() },
    Need { part: Part::Check, package: "libssl-dev", is_there: has_ssl },
    Need { part: Part::Rust, package: "libssl-dev", is_there: has_ssl },
    Need { part: Part::Web, package: "nodejs", is_there: || succeeds("node", &["--version"]) },
    Need { part: Part::Browser, package: "chromium", is_there: || browser().is_some() },
    Need { part: Part::Web, package: "npm", is_there: || succeeds("npm", &["--version"]) },
];

/// Browsers that the journeys can be driven in, by the names of their programs.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser for the journeys.
pub fn browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut programs = std::env::split_paths(&path).flat_map(|folder| BROWSERS.map(|name| folder.join(name)));
    programs.find(|program| program.is_file())
}

/// Headers of OpenSSL: where Debian has them, or where pkg-config finds them.
fn has_ssl() -> bool {
    Path::new("/usr/include/openssl/ssl.h").exists() || succeeds("pkg-config", &["--exists", "openssl"])
}

/// Installs what the parts need and is missing; fails with a list when it may not.
pub fn ensure(parts: &[Part]) -> Outcome {
    let mut missing: Vec<&str> = NEEDS
        .iter()
        .filter(|need| parts.contains(&need.part) && !(need.is_there)())
        .map(|need| need.package)
        .collect();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(install) = installer() else {
        return Err(format!("please install these packages first: {}", missing.join(" ")).into());
    };
    say(&format!("installing {}", missing.join(" ")));
    run(apt(&install).arg("update"))?;
    run(apt(&install).args(["install", "--yes", "--no-install-recommends"]).args(&missing))
}

/// The words before `apt-get` that make it work without a question; none when it would not.
fn installer() -> Option<Vec<&'static str>> {
    if !succeeds("apt-get", &["--version"]) {
        return None;
    }
    if succeeds("sh", &["-c", "test \"$(id -u)\" = 0"]) {
        return Some(Vec::new());
    }
    succeeds("sudo", &["--non-interactive", "true"]).then(|| vec!["sudo", "--non-interactive"])
}

fn apt(before: &[&str]) -> Command {
    let line: Vec<&str> =
        before.iter().copied().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]).collect();
    let mut words = line.into_iter();
    let mut command = Command::new(words.next().unwrap_or("env"));
    command.args(words);
    command
}
