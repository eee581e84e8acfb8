//! What can be imported.

use std::fmt;

use serde::Serialize;

/// The kinds of reference data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImportKind {
    /// The register of schools (GIAS, before that Edubase).
    Schools,
    /// Deprivation, population and wards by LSOA.
    Deprivation,
    /// Postcodes with their LSOA, ward and district.
    Postcodes,
    /// Bank holidays by division of the United Kingdom.
    BankHolidays,
    /// Code lists of others: ethnicity, language, special educational needs.
    CodeSets,
    /// How a partnership is set up.
    Setup,
}

impl ImportKind {
    /// The word used on the command line and in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Schools => "schools",
            Self::Deprivation => "deprivation",
            Self::Postcodes => "postcodes",
            Self::BankHolidays => "bank-holidays",
            Self::CodeSets => "code-sets",
            Self::Setup => "setup",
        }
    }
}

impl fmt::Display for ImportKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
