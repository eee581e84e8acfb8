//! What can be wrong with one line, and with a whole file.

use serde::Serialize;
use thiserror::Error;

/// Stable codes of what can be wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
#[schema(as = ImportFault)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The line has more or fewer fields than the header.
    WrongNumberOfFields,
    /// A quotation mark is opened and not closed.
    UnclosedQuote,
    /// The line is longer than any real one.
    LineTooLong,
    /// A field holds a character that is no text, such as NUL.
    ControlCharacter,
    /// A text is longer than the field allows.
    TextTooLong,
    /// A field that must be filled is blank or left out.
    Missing,
    /// Not a number of the form asked for.
    NotANumber,
    /// A number outside the range that has a meaning.
    OutOfRange,
    /// Not a date, or a day that no month has.
    ImpossibleDate,
    /// A date that must follow another lies before it.
    DatesOutOfOrder,
    /// Not a unique reference number of a school.
    BadUrn,
    /// Not a postcode.
    BadPostcode,
    /// Not the code of an LSOA in England or Wales.
    BadLsoaCode,
    /// Not a nine-character code of the Office for National Statistics.
    BadAreaCode,
    /// Not a three-digit local authority or four-digit establishment number.
    BadSchoolNumber,
    /// Two fields that say the same thing disagree.
    FieldsDisagree,
    /// The lowest age is above the highest.
    ImpossibleAgeRange,
    /// A word that is not in the list this field takes.
    UnknownWord,
    /// Something is referred to that is neither in the file nor known.
    UnknownReference,
    /// An earlier line has the same key.
    DuplicateKey,
    /// An entry that is not of the shape the file promises.
    BadShape,
}

/// One thing wrong with a value, not yet tied to a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What kind of fault.
    pub code: FaultCode,
    /// The fault in words, with the value that was found.
    pub message: String,
}

impl Fault {
    pub(super) fn new(code: FaultCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// Ties the fault to a column.
    pub(super) fn in_column(self, column: impl Into<String>) -> Reason {
        Reason { column: Some(column.into()), code: self.code, message: self.message }
    }

    /// A fault of the line as a whole.
    pub(super) fn of_line(self) -> Reason {
        Reason { column: None, code: self.code, message: self.message }
    }
}

/// One reason why a line was rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ImportReason)]
pub struct Reason {
    /// The column as the file heads it; `None` when the fault is the line's as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What kind of fault.
    pub code: FaultCode,
    /// The fault in words.
    pub message: String,
}

/// Why a file could not be read at all. A fault of single lines is no error: see
/// [`RejectedLine`](super::RejectedLine).
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file could not be read to its end.
    #[error("the file could not be read: {0}")]
    Read(#[from] std::io::Error),
    /// The file has nothing in it.
    #[error("the file is empty")]
    Empty,
    /// The file is in UTF-16, as spreadsheets save 'Unicode text'.
    #[error("the file is in UTF-16; save it as CSV in UTF-8 or Windows-1252")]
    Utf16,
    /// The headers are those of no known layout.
    #[error("the columns fit no known layout ({known}); the file has: {found}")]
    UnknownLayout {
        /// The headers found, joined by commas.
        found: String,
        /// The names of the layouts that were tried.
        known: String,
    },
    /// The file is larger than anything real of its kind.
    #[error("the file is larger than {limit}")]
    TooLarge {
        /// The limit in words.
        limit: String,
    },
    /// The file is not well-formed JSON, or not JSON of the expected shape.
    #[error("line {line}, column {column}: {message}")]
    Json {
        /// The line of the fault, from 1.
        line: usize,
        /// The column of the fault, from 1.
        column: usize,
        /// The fault in words.
        message: String,
    },
    /// The file is not well-formed XML, or has a document type definition.
    #[error("line {line}, column {column}: {message}")]
    Xml {
        /// The line of the fault, from 1.
        line: u32,
        /// The column of the fault, from 1.
        column: u32,
        /// The fault in words.
        message: String,
    },
    /// The file does not say which code list its codes belong to, and nobody else has.
    #[error("the file does not name its code list: say which it is")]
    SchemeUnknown,
    /// The file is well-formed but holds something else.
    #[error("the file holds {found}, not {expected}")]
    OtherContent {
        /// What it holds.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
}

impl From<serde_json::Error> for ImportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json { line: error.line(), column: error.column(), message: error.to_string() }
    }
}
