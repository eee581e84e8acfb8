//! Codes of areas, as the Office for National Statistics gives them.

use std::fmt;

use super::fault::{Fault, FaultCode};
use super::record::Field;
use super::table::Row;

/// A nine-character code of an area: a letter for the country and eight digits, of which the first two tell the kind
/// of area. Source: ONS, Register of Geographic Codes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AreaCode(String);

/// The code of a Lower layer Super Output Area, a neighbourhood of 1,000 to 3,000 people, in England (`E01`) or
/// Wales (`W01`). Codes are shared by the 2011 and 2021 boundaries where an area did not change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LsoaCode(String);

impl AreaCode {
    /// Reads a code.
    ///
    /// # Errors
    /// [`FaultCode::BadAreaCode`] when it has another form.
    pub fn parse(cell: &str) -> Result<Self, Fault> {
        if is_area_code(cell) {
            return Ok(Self(cell.to_owned()));
        }
        let message = format!("{cell:?} is not an area code: a letter and eight digits");
        Err(Fault::new(FaultCode::BadAreaCode, message))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the code stands for 'no such area', as the postcode directories write it (`E99999999`).
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        self.0.ends_with("99999999")
    }

    fn is_of_england_or_wales(&self) -> bool {
        self.0.starts_with('E') || self.0.starts_with('W')
    }
}

impl LsoaCode {
    /// Reads a code.
    ///
    /// # Errors
    /// [`FaultCode::BadLsoaCode`] when it is no code of an LSOA in England or Wales.
    pub fn parse(cell: &str) -> Result<Self, Fault> {
        let of_lsoa = cell.starts_with("E01") || cell.starts_with("W01");
        if of_lsoa && is_area_code(cell) {
            return Ok(Self(cell.to_owned()));
        }
        let message = format!("{cell:?} is not an LSOA: E01 or W01 and six digits");
        Err(Fault::new(FaultCode::BadLsoaCode, message))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads a cell that holds the code of an area, blank where it holds a placeholder.
pub(super) fn area<C: Copy + PartialEq>(row: &mut Row<'_, C>, column: C) -> Field<AreaCode> {
    match row.optional(column, AreaCode::parse) {
        Field::Value(code) if code.is_placeholder() => Field::Blank,
        field => field,
    }
}

/// Reads a cell that holds an LSOA. Registers of the whole kingdom write the small areas of other nations, and
/// placeholders, in the same column: well-formed codes that name no LSOA, hence blank.
pub(super) fn lsoa<C: Copy + PartialEq>(row: &mut Row<'_, C>, column: C) -> Field<LsoaCode> {
    let elsewhere = row
        .raw(column)
        .and_then(|cell| AreaCode::parse(cell).ok())
        .is_some_and(|code| code.is_placeholder() || !code.is_of_england_or_wales());
    if elsewhere {
        return Field::Blank;
    }
    row.optional(column, LsoaCode::parse)
}

fn is_area_code(cell: &str) -> bool {
    let (country, digits) = cell.split_at_checked(1).unwrap_or_default();
    matches!(country, "E" | "W" | "S" | "N" | "K" | "J" | "L" | "M")
        && digits.len() == 8
        && digits.bytes().all(|digit| digit.is_ascii_digit())
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for LsoaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_lsoa_is_of_england_or_wales() {
        for good in ["E01017139", "W01000001"] {
            assert_eq!(LsoaCode::parse(good).unwrap().as_str(), good);
        }
        for bad in ["S01006506", "E02004795", "E0101713", "e01017139", "E01 17139", "", "É01017139"] {
            assert_eq!(LsoaCode::parse(bad).unwrap_err().code, FaultCode::BadLsoaCode, "{bad}");
        }
    }

    #[test]
    fn a_placeholder_is_a_code_that_names_no_area() {
        assert!(AreaCode::parse("E99999999").unwrap().is_placeholder());
        assert!(!AreaCode::parse("E06000045").unwrap().is_placeholder());
        assert_eq!(AreaCode::parse("850").unwrap_err().code, FaultCode::BadAreaCode);
    }
}
