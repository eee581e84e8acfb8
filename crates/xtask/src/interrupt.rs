//! Ctrl-C: what runs is ended, and the chore cleans up after itself before it goes.
use crate::Outcome;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

/// The process that the chore waits for; 0 when there is none.
static AWAITED: Mutex<u32> = Mutex::new(0);
static INTERRUPTS: AtomicU32 = AtomicU32::new(0);

/// From now on Ctrl-C ends only what the chore waits for; the chore itself goes on to its end.
pub fn clean_up_first() -> Outcome {
    ctrlc::set_handler(|| {
        INTERRUPTS.fetch_add(1, Ordering::Relaxed);
        let awaited = *AWAITED.lock().unwrap_or_else(PoisonError::into_inner);
        if awaited != 0 {
            signal("TERM", awaited);
        }
    })?;
    Ok(())
}

/// Says which process the chore waits for; 0 for none.
pub fn awaiting(process: u32) {
    *AWAITED.lock().unwrap_or_else(PoisonError::into_inner) = process;
}

/// True when Ctrl-C was pressed.
pub fn happened() -> bool {
    INTERRUPTS.load(Ordering::Relaxed) > 0
}

/// Sends a signal. A process that has gone already is no failure.
pub fn signal(name: &str, process: u32) {
    drop(Command::new("sh").args(["-c", &format!("kill -{name} {process} 2>/dev/null")]).status());
}
