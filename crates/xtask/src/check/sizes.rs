//! A file holds one thing: long files are named.
use crate::Outcome;
use crate::run::root;
use std::fs;
use std::path::Path;

/// The most lines of a Rust file.
const FILE: usize = 400;
/// The most lines of a file that answers one endpoint.
const ROUTE: usize = 200;
/// The folders with code, and the one with endpoints.
const CODE: [&str; 3] = ["crates", "frontend/src", "tests"];
const ROUTES: &str = "crates/api/src/routes";
/// Lists with one entry for each table, looked up by name and never read from top to bottom.
const LISTS: [&str; 2] = ["crates/store/src/schema.rs", "crates/store/src/rows.rs"];

/// Fails with a list of files that are too long.
pub fn check() -> Outcome {
    let root = root();
    let mut long = Vec::new();
    for folder in CODE {
        walk(&root.join(folder), &mut |file| {
            let lines = fs::read_to_string(file)?.lines().count();
            let most = if file.starts_with(root.join(ROUTES)) { ROUTE } else { FILE };
            let name = file.strip_prefix(&root).unwrap_or(file).display().to_string();
            if lines > most && !LISTS.contains(&name.as_str()) {
                long.push(format!("{name} has {lines} lines, {most} are the most"));
            }
            Ok(())
        })?;
    }
    if long.is_empty() { Ok(()) } else { Err(long.join("\n             ").into()) }
}

/// Calls `see` with every Rust file below a folder.
fn walk(folder: &Path, see: &mut impl FnMut(&Path) -> Outcome) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "node_modules" && name != "target") {
                walk(&path, see)?;
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            see(&path)?;
        }
    }
    Ok(())
}
