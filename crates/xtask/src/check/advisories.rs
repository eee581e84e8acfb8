//! Licences, sources and security advisories of all dependencies, by cargo-deny and `deny.toml`.
//!
//! cargo-deny is used where it is installed in the version named here; elsewhere it is built once, into
//! `target/tools`. Without a network, `HEADSTART_ADVISORY_DB` names a folder with a copy of the RustSec advisory
//! database.
use crate::Outcome;
use crate::folder::Folder;
use crate::run::{cargo, output, root, run, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version of cargo-deny: newer ones may judge differently.
const VERSION: &str = "0.20.2";
/// Names a folder with a copy of the advisory database.
const COPY: &str = "HEADSTART_ADVISORY_DB";
/// Tells `deny.toml` where the databases lie.
const FOLDER: &str = "HEADSTART_ADVISORY_FOLDER";
/// The name that cargo-deny gives to its clone of the database: the last part of its URL with a hash of it.
const CLONE: &str = "advisory-db-3157b0e258782691";

/// Runs cargo-deny, and builds it first where it is not.
pub fn check() -> Outcome {
    let program = program()?;
    let deny = |words: &[&str]| {
        let mut deny = Command::new(&program);
        deny.current_dir(root()).arg("--workspace").args(words);
        deny
    };
    match std::env::var_os(COPY) {
        None => run(&mut deny(&["check"])),
        Some(copy) => {
            let clone = Clone::of(Path::new(&copy))?;
            // It wants to see every crate of the lock file, also those of other systems.
            run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
            run(deny(&["--frozen", "check"]).env(FOLDER, clone.0.path()))
        }
    }
}

/// cargo-deny in the right version: the one on the path, or one of our own.
fn program() -> Outcome<PathBuf> {
    let ours = root().join("target/tools/bin/cargo-deny");
    for program in [PathBuf::from("cargo-deny"), ours.clone()] {
        if is_right(&program) {
            return Ok(program);
        }
    }
    say(&format!("  installing cargo-deny {VERSION} into target/tools (once; takes some minutes)"));
    let folder = root().join("target/tools");
    let words = ["install", "--locked", "--quiet", "--force", "cargo-deny", "--version", VERSION, "--root"];
    // Built apart from the product, in a folder that is deleted afterwards.
    run(cargo(&words).arg(&folder).env_remove("CARGO_TARGET_DIR"))?;
    Ok(ours)
}

fn is_right(program: &Path) -> bool {
    let told = output(Command::new(program).arg("--version")).unwrap_or_default();
    told.split_whitespace().last() == Some(VERSION)
}

/// A copy of the database as cargo-deny wants it: a git repository.
struct Clone(Folder);

impl Clone {
    fn of(database: &Path) -> Outcome<Self> {
        let clone = Self(Folder::new("advisories")?);
        let folder = clone.0.path().join(CLONE);
        copy(database, &folder)
            .map_err(|error| format!("cannot copy {COPY} {}: {error}", database.display()))?;
        let git = |words: &[&str]| run(Command::new("git").arg("-C").arg(&folder).args(words));
        git(&["init", "--quiet"])?;
        git(&["add", "--all"])?;
        let who = ["-c", "user.name=copy", "-c", "user.email=copy@localhost", "-c", "commit.gpgsign=false"];
        git(&[&who[..], &["commit", "--quiet", "--message=copy"]].concat())?;
        // cargo-deny reads from this file how old the database is.
        fs::copy(folder.join(".git/HEAD"), folder.join(".git/FETCH_HEAD"))?;
        Ok(clone)
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            // Read and written: the copy of a read-only file must be deletable.
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}
