//! The report of an import, line by line.

use std::fmt;

use serde::Serialize;

use super::fault::Reason;
use super::kind::ImportKind;
use super::record::FieldChange;

/// What became of the file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ImportVerdict)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All good lines were loaded together.
    Loaded,
    /// Nothing was loaded, because only a report was asked for.
    DryRun,
    /// Nothing was loaded, because some lines are bad and nobody has said to load the rest.
    HeldBack,
}

/// What becomes of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ImportOutcome)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// A record that was not known.
    Added,
    /// A record that was known differently.
    Changed {
        /// What differs.
        fields: Vec<FieldChange>,
    },
    /// A record that was known just so.
    Unchanged,
    /// A record that is known and that the file says is no more.
    Withdrawn,
    /// A line that cannot be loaded.
    Rejected {
        /// Why; never empty.
        reasons: Vec<Reason>,
    },
}

/// One line of the file and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ImportEntry)]
pub struct Entry {
    /// The line in the file, from 1; none for a record that is withdrawn because the file leaves it out.
    pub line: Option<u64>,
    /// The record's key, where it could be read.
    pub key: Option<String>,
    /// What becomes of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// How many lines had each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ImportCounts)]
pub struct LineCounts {
    /// Records that were not known.
    pub added: usize,
    /// Records that were known differently.
    pub changed: usize,
    /// Records that were known just so.
    pub unchanged: usize,
    /// Records that the file says are no more.
    pub withdrawn: usize,
    /// Lines that cannot be loaded.
    pub rejected: usize,
}

/// What an import does or would do. Written as JSON it has every line; as text it counts the lines that were added or
/// stay as they are, and shows each of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ImportReport {
    /// What was imported.
    pub kind: ImportKind,
    /// The layout the file was recognised by.
    pub layout: String,
    /// What became of the file as a whole.
    pub verdict: Verdict,
    /// How many lines had each outcome.
    pub lines: LineCounts,
    /// Every line, in the order of the file; withdrawn records last.
    pub entries: Vec<Entry>,
}

impl ImportReport {
    pub(super) fn new(kind: ImportKind, layout: &str, verdict: Verdict, entries: Vec<Entry>) -> Self {
        let mut lines = LineCounts::default();
        for entry in &entries {
            match entry.outcome {
                Outcome::Added => lines.added += 1,
                Outcome::Changed { .. } => lines.changed += 1,
                Outcome::Unchanged => lines.unchanged += 1,
                Outcome::Withdrawn => lines.withdrawn += 1,
                Outcome::Rejected { .. } => lines.rejected += 1,
            }
        }
        Self { kind, layout: layout.to_owned(), verdict, lines, entries }
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})", self.kind, self.layout)?;
        for entry in &self.entries {
            write!(f, "{entry}")?;
        }
        let lines = &self.lines;
        write!(f, "{} added, {} changed, {} unchanged", lines.added, lines.changed, lines.unchanged)?;
        if lines.withdrawn > 0 {
            write!(f, ", {} withdrawn", lines.withdrawn)?;
        }
        writeln!(f, ", {} rejected", lines.rejected)?;
        match self.verdict {
            Verdict::Loaded => writeln!(f, "Loaded."),
            Verdict::DryRun => writeln!(f, "Nothing was loaded: this was a dry run."),
            Verdict::HeldBack => writeln!(
                f,
                "Nothing was loaded. Mend the rejected lines, or load the others with --accept-rejected."
            ),
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key.as_deref().unwrap_or("unreadable");
        let line = self.line.unwrap_or_default();
        match &self.outcome {
            Outcome::Added | Outcome::Unchanged => Ok(()),
            Outcome::Withdrawn => writeln!(f, "{key}: withdrawn, the file no longer has it"),
            Outcome::Changed { fields } => fields.iter().try_for_each(|change| {
                let before = change.before.as_deref().unwrap_or("nothing");
                let after = change.after.as_deref().unwrap_or("nothing");
                let field = change.field;
                writeln!(f, "line {line}, {key}: {field} changes from {before} to {after}")
            }),
            Outcome::Rejected { reasons } => reasons.iter().try_for_each(|reason| {
                write!(f, "line {line}, {key}: rejected")?;
                if let Some(column) = &reason.column {
                    write!(f, ", {column}")?;
                }
                writeln!(f, ": {}", reason.message)
            }),
        }
    }
}
