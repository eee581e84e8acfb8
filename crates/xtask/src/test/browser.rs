//! Journeys through the app in a browser, with checks of accessibility.
use super::tools;
use crate::Outcome;
use crate::folder::Folder;
use crate::headstart::{self, Demonstration};
use crate::run::{root, run, say};
use std::process::Command;

/// Runs the journeys against a demonstration of their own.
pub fn test() -> Outcome {
    if !root().join("dist/index.html").exists() {
        return Err("the app is not built; run 'cargo xtask build-web' first".into());
    }
    let browser = tools::browser().ok_or("no Chromium is installed")?;
    let binary = headstart::build_for_tests()?;
    let folder = Folder::new("journeys")?;
    say("making up a programme");
    let demonstration = Demonstration::start(&binary, folder.path())?;
    let mut node = Command::new("node");
    node.current_dir(root().join("tests/browser")).args(["--test", "--test-concurrency=1"]);
    run(node.env("HEADSTART_URL", &demonstration.url).env("CHROMIUM", browser))
}
