//! One line of a table, read cell by cell; every fault is collected, so that a report names them all at once.

use super::super::fault::{Fault, FaultCode, Reason};
use super::super::record::Field;
use super::layout::Columns;

/// Longer than any name or address line in the known files.
const MAX_TEXT_CHARS: usize = 500;

pub(in super::super) struct Row<'a, C> {
    columns: &'a Columns<C>,
    cells: &'a [String],
    reasons: Vec<Reason>,
}

impl<'a, C: Copy + PartialEq> Row<'a, C> {
    pub(super) fn new(columns: &'a Columns<C>, cells: &'a [String]) -> Self {
        Self { columns, cells, reasons: Vec::new() }
    }

    pub(super) fn into_reasons(self) -> Vec<Reason> {
        self.reasons
    }

    /// The name of the file's layout.
    pub fn layout(&self) -> &'static str {
        self.columns.layout
    }

    /// The cell of a column as it is written: `None` when the file has no such column, empty when it is blank.
    pub fn raw(&self, column: C) -> Option<&'a str> {
        let (_, index) = self.columns.place(column)?;
        let cell = self.cells.get(index)?.as_str();
        if self.columns.blanks.contains(&cell) {
            return Some("");
        }
        Some(cell)
    }

    /// Reads a cell that may be blank.
    pub fn optional<T>(&mut self, column: C, read: impl FnOnce(&str) -> Result<T, Fault>) -> Field<T> {
        match self.raw(column) {
            None => Field::Unstated,
            Some("") => Field::Blank,
            Some(cell) => match checked(cell).and_then(read) {
                Ok(value) => Field::Value(value),
                Err(fault) => {
                    self.fault(column, fault);
                    Field::Unstated
                }
            },
        }
    }

    /// Reads a cell that may not be blank where the file has its column.
    pub fn filled<T>(&mut self, column: C, read: impl FnOnce(&str) -> Result<T, Fault>) -> Field<T> {
        if self.raw(column) == Some("") {
            self.fault(column, missing());
        }
        self.optional(column, read)
    }

    /// Reads a cell without which the line means nothing. After `None` a reason is noted.
    pub fn required<T>(&mut self, column: C, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        if self.raw(column).is_none() {
            self.fault(column, missing());
        }
        match self.filled(column, read) {
            Field::Value(value) => Some(value),
            Field::Blank | Field::Unstated => None,
        }
    }

    /// Notes a fault in a column.
    pub fn fault(&mut self, column: C, fault: Fault) {
        self.reasons.push(match self.columns.place(column) {
            Some((header, _)) => fault.in_column(header),
            None => fault.of_line(),
        });
    }
}

/// Takes any text.
pub(in super::super) fn text(cell: &str) -> Result<String, Fault> {
    Ok(cell.to_owned())
}

fn missing() -> Fault {
    Fault::new(FaultCode::Missing, "the field is blank")
}

pub(in super::super) fn checked(cell: &str) -> Result<&str, Fault> {
    if cell.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(Fault::new(FaultCode::ControlCharacter, "the field holds a character that is no text"));
    }
    if cell.chars().count() > MAX_TEXT_CHARS {
        return Err(Fault::new(
            FaultCode::TextTooLong,
            format!("the text is longer than {MAX_TEXT_CHARS} characters"),
        ));
    }
    Ok(cell)
}
