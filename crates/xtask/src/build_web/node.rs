//! The packages from npm that the styles and the page of the API come from.
use super::site::content_hash;
use crate::Outcome;
use crate::run::{run, say};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Installs what `package-lock.json` names, unless that very lock file is already installed.
pub fn ensure_packages(frontend: &Path) -> Outcome {
    let lock = content_hash(&fs::read(frontend.join("package-lock.json"))?);
    let stamp = frontend.join("node_modules/.installed-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("installing npm packages");
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(frontend))?;
    fs::write(stamp, lock)?;
    Ok(())
}
