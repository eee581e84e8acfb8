//! What a process remembers between requests, so that not every one reads the same rows anew.
//!
//! What this process changes is read anew at the very next request: the store counts such commits. What another
//! process changes is seen when the time of remembering is over.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Duration, Utc};
use headstart_domain::clock::Calendar;

use crate::{
    auth::{KnownProgram, KnownSession},
    use_cases::evaluation::Registers,
};

/// How long it is remembered who is behind a session or token: a sign-out or a closed account counts on every
/// other node after this.
const CALLERS: Duration = Duration::seconds(5);
/// How long bank holidays are remembered; they are imported twice a year.
const HOLIDAYS: Duration = Duration::seconds(60);

/// What a process remembers.
#[derive(Debug)]
pub struct Memory {
    /// Sessions, by the hash of their token.
    pub sessions: Remembered<KnownSession>,
    /// Programs, by the hash of their token.
    pub programs: Remembered<KnownProgram>,
    /// The working days of each division.
    pub calendars: Remembered<Calendar>,
    /// What each partnership has published.
    pub registers: Registers,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            sessions: Remembered::new(CALLERS),
            programs: Remembered::new(CALLERS),
            calendars: Remembered::new(HOLIDAYS),
            registers: Registers::default(),
        }
    }
}

/// Values that were read, by key, each for a time.
#[derive(Debug)]
pub struct Remembered<T> {
    entries: Mutex<HashMap<String, Entry<T>>>,
    time: Duration,
}

#[derive(Debug)]
struct Entry<T> {
    value: Arc<T>,
    /// The store's count of changes before it was read.
    changes: u64,
    read_at: DateTime<Utc>,
}

impl<T> Remembered<T> {
    /// The most values; with one more, everything is forgotten.
    const MOST: usize = 10_000;

    /// Remembers values for a time.
    pub fn new(time: Duration) -> Self {
        Self { entries: Mutex::default(), time }
    }

    /// The value, when it was read at this count of the store's changes and not long before `at`.
    pub fn get(&self, key: &str, changes: u64, at: DateTime<Utc>) -> Option<Arc<T>> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(key)?;
        let age = at - entry.read_at;
        let holds = entry.changes == changes && age >= Duration::zero() && age < self.time;
        holds.then(|| Arc::clone(&entry.value))
    }

    /// Remembers a value that was read at `at`; `changes` is the store's count from before that.
    pub fn put(&self, key: String, changes: u64, at: DateTime<Utc>, value: T) -> Arc<T> {
        let value = Arc::new(value);
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= Self::MOST {
            entries.clear();
        }
        entries.insert(key, Entry { value: Arc::clone(&value), changes, read_at: at });
        value
    }

    /// Forgets one value.
    pub fn forget(&self, key: &str) {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap()
    }

    #[test]
    fn a_value_is_remembered_until_something_changes_or_its_time_is_over() {
        let numbers = Remembered::new(Duration::seconds(5));
        numbers.put("one".into(), 7, at(0), 1);
        assert_eq!(numbers.get("one", 7, at(4)).as_deref(), Some(&1));
        assert_eq!(numbers.get("two", 7, at(4)), None);
        assert_eq!(numbers.get("one", 8, at(4)), None, "something was changed");
        assert_eq!(numbers.get("one", 7, at(5)), None, "the time is over");
        assert_eq!(numbers.get("one", 7, at(-1)), None, "the clock went back");
        numbers.forget("one");
        assert_eq!(numbers.get("one", 7, at(0)), None);
    }

    #[test]
    fn memory_is_bounded() {
        let numbers = Remembered::new(Duration::seconds(5));
        for n in 0..=Remembered::<usize>::MOST {
            numbers.put(n.to_string(), 0, at(0), n);
        }
        assert_eq!(numbers.entries.lock().unwrap().len(), 1);
    }
}
