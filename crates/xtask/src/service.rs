//! A program that runs beside the chore, and is stopped with it.
use crate::run::say;
use crate::{Outcome, interrupt};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a service may take to start, and to stop before it is killed.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(50);

/// A program that runs until this is dropped.
pub struct Service {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

impl Service {
    /// Starts a program; what it says goes to a file.
    pub fn start(name: &'static str, command: &mut Command, log: &Path) -> Outcome<Self> {
        let file = File::create(log)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let child = command.spawn().map_err(|error| format!("cannot start {name}: {error}"))?;
        Ok(Self { name, child, log: log.to_path_buf() })
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the program answers.
    pub fn wait_until(&mut self, answers: impl FnMut() -> bool) -> Outcome {
        self.wait_as_long_as(PATIENCE, answers)
    }

    /// Waits until the program answers, for so long at most.
    pub fn wait_as_long_as(&mut self, patience: Duration, mut answers: impl FnMut() -> bool) -> Outcome {
        let begun = Instant::now();
        while !answers() {
            if interrupt::happened() {
                return Err("interrupted".into());
            }
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("{} ended with {status}:\n{}", self.name, self.last_words()).into());
            }
            if begun.elapsed() > patience {
                return Err(format!("{} does not answer:\n{}", self.name, self.last_words()).into());
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// The end of what the program said.
    fn last_words(&self) -> String {
        let said = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = said.lines().collect();
        lines.get(lines.len().saturating_sub(30)..).unwrap_or_default().join("\n")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // An interrupt is what both PostgreSQL and the server take as: finish what you do, then stop.
        interrupt::signal("INT", self.child.id());
        let begun = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if begun.elapsed() > PATIENCE {
                say(&format!("{} does not stop; killing it", self.name));
                let _ = self.child.kill();
                let _ = self.child.wait();
                return;
            }
            std::thread::sleep(PAUSE);
        }
    }
}
