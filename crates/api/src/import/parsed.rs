//! What came out of a file: records and rejected lines, each with its line number.

use std::collections::HashMap;

use super::fault::{Fault, FaultCode, Reason};
use super::record::Record;

/// A record and the line it begins on.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered<T> {
    /// The line in the file, from 1; the header is line 1 where there is one.
    pub line: u64,
    /// What the line says.
    pub record: T,
}

/// A line that cannot be loaded, with every reason found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedLine {
    /// The line in the file, from 1.
    pub line: u64,
    /// The key as the line writes it, where it could be read.
    pub key: Option<String>,
    /// What is wrong; never empty.
    pub reasons: Vec<Reason>,
}

/// A file that was read to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed<T> {
    /// The layout that was recognised.
    pub layout: &'static str,
    /// The good lines, in the order of the file, no key twice.
    pub records: Vec<Numbered<T>>,
    /// The bad lines, in the order of the file.
    pub rejected: Vec<RejectedLine>,
}

/// Collects lines while a file is read and finds keys that come twice.
pub(super) struct Collector<T: Record> {
    parsed: Parsed<T>,
    first_lines: HashMap<T::Key, u64>,
}

impl<T: Record> Collector<T> {
    pub fn new(layout: &'static str) -> Self {
        Self {
            parsed: Parsed { layout, records: Vec::new(), rejected: Vec::new() },
            first_lines: HashMap::new(),
        }
    }

    /// Takes a record, unless an earlier line has its key: two lines that both claim to be the truth about one thing
    /// are for a person to sort out, so the later is rejected even when they agree.
    pub fn accept(&mut self, line: u64, record: T) {
        let key = record.key().clone();
        if let Some(first) = self.first_lines.get(&key) {
            let message = format!("line {first} already has {key}");
            let reason = Fault::new(FaultCode::DuplicateKey, message).of_line();
            return self.reject(line, Some(key.to_string()), vec![reason]);
        }
        self.first_lines.insert(key, line);
        self.parsed.records.push(Numbered { line, record });
    }

    pub fn reject(&mut self, line: u64, key: Option<String>, reasons: Vec<Reason>) {
        self.parsed.rejected.push(RejectedLine { line, key, reasons });
    }

    pub fn finish(self) -> Parsed<T> {
        self.parsed
    }
}
