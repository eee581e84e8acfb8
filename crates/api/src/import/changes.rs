//! What a file would change in what is known already.

use std::collections::HashMap;

use super::kind::ImportKind;
use super::parsed::{Numbered, Parsed, RejectedLine};
use super::record::{FieldChange, Record};
use super::report::{Entry, ImportReport, Outcome, Verdict};

/// A record that is known already and would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<T> {
    /// The line in the file, from 1.
    pub line: u64,
    /// The record as it will be: what was known with what the file states laid over it.
    pub record: T,
    /// What differs; never empty.
    pub fields: Vec<FieldChange>,
}

/// A file set against what is known. Nothing is written by making it.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes<T: Record> {
    /// The layout of the file.
    pub layout: &'static str,
    /// Records that were not known.
    pub added: Vec<Numbered<T>>,
    /// Records that were known differently.
    pub changed: Vec<Change<T>>,
    /// Keys of records that the file does not change, with their lines.
    pub unchanged: Vec<Numbered<T::Key>>,
    /// Keys of records that are known and that the file says are no more. Only bank holidays have such.
    pub withdrawn: Vec<T::Key>,
    /// Lines that cannot be loaded.
    pub rejected: Vec<RejectedLine>,
}

/// Sets a file against what is known. A field the file does not state stays as it is, and never counts as a change.
#[must_use]
pub fn compare<T: Record>(existing: &HashMap<T::Key, T>, incoming: Parsed<T>) -> Changes<T> {
    let mut changes = Changes {
        layout: incoming.layout,
        added: Vec::new(),
        changed: Vec::new(),
        unchanged: Vec::new(),
        withdrawn: Vec::new(),
        rejected: incoming.rejected,
    };
    for Numbered { line, record } in incoming.records {
        let Some(before) = existing.get(record.key()) else {
            changes.added.push(Numbered { line, record });
            continue;
        };
        let after = before.overlaid(&record);
        let fields = after.changes_since(before);
        if fields.is_empty() {
            let record = after.key().clone();
            changes.unchanged.push(Numbered { line, record });
        } else {
            let record = after;
            changes.changed.push(Change { line, record, fields });
        }
    }
    changes
}

impl<T: Record> Changes<T> {
    /// What becomes of the file: a single bad line holds all of it back until `accept_rejected` says to load the rest.
    #[must_use]
    pub fn verdict(&self, dry_run: bool, accept_rejected: bool) -> Verdict {
        if dry_run {
            Verdict::DryRun
        } else if self.rejected.is_empty() || accept_rejected {
            Verdict::Loaded
        } else {
            Verdict::HeldBack
        }
    }

    /// The records to write: those added and those changed, as they will be.
    pub fn to_write(&self) -> impl Iterator<Item = &T> {
        let added = self.added.iter().map(|numbered| &numbered.record);
        added.chain(self.changed.iter().map(|change| &change.record))
    }

    /// Tells line by line what the file does, in the order of the file.
    #[must_use]
    pub fn report(&self, kind: ImportKind, verdict: Verdict) -> ImportReport {
        let mut entries = Vec::with_capacity(self.added.len() + self.unchanged.len());
        entries.extend(self.added.iter().map(|added| Entry {
            line: Some(added.line),
            key: Some(added.record.key().to_string()),
            outcome: Outcome::Added,
        }));
        entries.extend(self.changed.iter().map(|change| Entry {
            line: Some(change.line),
            key: Some(change.record.key().to_string()),
            outcome: Outcome::Changed { fields: change.fields.clone() },
        }));
        entries.extend(self.unchanged.iter().map(|unchanged| Entry {
            line: Some(unchanged.line),
            key: Some(unchanged.record.to_string()),
            outcome: Outcome::Unchanged,
        }));
        entries.extend(self.rejected.iter().map(|rejected| Entry {
            line: Some(rejected.line),
            key: rejected.key.clone(),
            outcome: Outcome::Rejected { reasons: rejected.reasons.clone() },
        }));
        entries.sort_by_key(|entry| entry.line);
        entries.extend(self.withdrawn.iter().map(|key| Entry {
            line: None,
            key: Some(key.to_string()),
            outcome: Outcome::Withdrawn,
        }));
        ImportReport::new(kind, self.layout, verdict, entries)
    }
}
