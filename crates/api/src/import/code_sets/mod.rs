//! Code lists of others: ethnicity, language, special educational needs, local authorities, FHIR code systems.
//!
//! CSV files are told by their headers, FHIR resources and lists of local authorities by their content. Codes keep the
//! scheme and version they were published under, so that two lists with the same codes never mix.

mod csv;
mod fhir_json;
mod fhir_xml;
mod found;
mod local_authorities;
mod stored;

use std::fmt;
use std::io::Read;

use chrono::NaiveDate;

use super::fault::ImportError;
use super::parsed::Parsed;
use super::record::record;
use super::whole_file::read_text;

/// The version of a code list that does not say which it is.
pub const UNVERSIONED: &str = "unversioned";

/// What tells codes apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeKey {
    /// The code list: its address for FHIR, a word for others.
    pub scheme: String,
    /// The version of the list; [`UNVERSIONED`] where there is none.
    pub version: String,
    /// The code within the list.
    pub code: String,
}

record! {
    /// A code of a published list.
    pub struct CodeRecord {
        /// The list and the code.
        key key: CodeKey,
        /// What the code means in words; the code itself where its list has no words for it.
        label: String,
        /// The first day on which it may be used.
        valid_from: NaiveDate,
        /// The last day on which it may be used; not before `valid_from`.
        valid_to: NaiveDate,
    }
}

impl fmt::Display for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}|{} {}", self.scheme, self.version, self.code)
    }
}

/// What the operator knows of a file that does not say it itself. What a file does say is not overruled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsaid {
    /// The code list.
    pub scheme: Option<String>,
    /// The version of the list.
    pub version: Option<String>,
}

/// Reads a file of codes.
///
/// # Errors
/// [`ImportError`] when the file cannot be read, is of no known layout or does not name its list. Bad lines are no
/// error.
pub fn parse(reader: impl Read, unsaid: &Unsaid) -> Result<Parsed<CodeRecord>, ImportError> {
    let text = read_text(reader)?;
    match text.trim_start().chars().next() {
        Some('<') => fhir_xml::parse(&text, unsaid),
        Some('{') => fhir_json::parse(&text, unsaid),
        Some('[') => local_authorities::parse(&text),
        _ => csv::parse(&text, unsaid),
    }
}

#[cfg(test)]
mod tests;
