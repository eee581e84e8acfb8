//! The register's words for phase and status.

use std::fmt;

use super::super::fault::{Fault, FaultCode};

/// The phase of education.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Before the reception year.
    Nursery,
    /// Ages 4 to 11, or part of them.
    Primary,
    /// A middle school counted as primary.
    MiddleDeemedPrimary,
    /// Ages 11 to 16 or 18.
    Secondary,
    /// A middle school counted as secondary.
    MiddleDeemedSecondary,
    /// After compulsory schooling.
    SixteenPlus,
    /// Primary and secondary under one roof.
    AllThrough,
    /// The register gives no phase: special schools, pupil referral units, independent schools.
    NotApplicable,
}

/// Whether a school is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SchoolStatus {
    /// Open.
    Open,
    /// Open, with a closure proposed.
    OpenProposedToClose,
    /// Closed.
    Closed,
    /// Not open yet.
    ProposedToOpen,
}

const PHASES: [(Phase, &str, &str); 8] = [
    (Phase::Nursery, "nursery", "Nursery"),
    (Phase::Primary, "primary", "Primary"),
    (Phase::MiddleDeemedPrimary, "middle_deemed_primary", "Middle deemed primary"),
    (Phase::Secondary, "secondary", "Secondary"),
    (Phase::MiddleDeemedSecondary, "middle_deemed_secondary", "Middle deemed secondary"),
    (Phase::SixteenPlus, "sixteen_plus", "16 plus"),
    (Phase::AllThrough, "all_through", "All-through"),
    (Phase::NotApplicable, "not_applicable", "Not applicable"),
];

const STATUSES: [(SchoolStatus, &str, &str); 4] = [
    (SchoolStatus::Open, "open", "Open"),
    (SchoolStatus::OpenProposedToClose, "open_proposed_to_close", "Open, but proposed to close"),
    (SchoolStatus::Closed, "closed", "Closed"),
    (SchoolStatus::ProposedToOpen, "proposed_to_open", "Proposed to open"),
];

impl Phase {
    /// The stable code used in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        code_of(&PHASES, self)
    }

    /// The phase with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        of_code(&PHASES, code)
    }

    pub(super) fn parse(cell: &str) -> Result<Self, Fault> {
        of_words(&PHASES, cell, "phase of education")
    }
}

impl SchoolStatus {
    /// The stable code used in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        code_of(&STATUSES, self)
    }

    /// The status with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        of_code(&STATUSES, code)
    }

    pub(super) fn parse(cell: &str) -> Result<Self, Fault> {
        of_words(&STATUSES, cell, "status")
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for SchoolStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

fn code_of<W: PartialEq>(table: &[(W, &'static str, &str)], word: W) -> &'static str {
    table.iter().find(|(known, ..)| *known == word).map_or("", |(_, code, _)| code)
}

fn of_code<W: Copy>(table: &[(W, &str, &str)], code: &str) -> Option<W> {
    table.iter().find(|(_, known, _)| *known == code).map(|(word, ..)| *word)
}

/// Over the years the register has written 'All through', 'All Through' and 'All-through': letters alone are compared.
fn of_words<W: Copy>(table: &[(W, &str, &str)], cell: &str, what: &str) -> Result<W, Fault> {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    let wanted = letters(cell);
    table.iter().find(|(_, _, label)| letters(label) == wanted).map(|(word, ..)| *word).ok_or_else(|| {
        let message = format!("{cell:?} is no {what} of the register");
        Fault::new(FaultCode::UnknownWord, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_own_code_and_leads_back() {
        for (phase, code, label) in PHASES {
            assert_eq!(phase.code(), code);
            assert_eq!(Phase::from_code(code), Some(phase));
            assert_eq!(Phase::parse(label), Ok(phase));
        }
        for (status, code, label) in STATUSES {
            assert_eq!(status.code(), code);
            assert_eq!(SchoolStatus::from_code(code), Some(status));
            assert_eq!(SchoolStatus::parse(label), Ok(status));
        }
    }

    #[test]
    fn spellings_of_other_years_are_read_and_other_words_are_not() {
        assert_eq!(Phase::parse("All Through"), Ok(Phase::AllThrough));
        assert_eq!(Phase::parse("16 Plus"), Ok(Phase::SixteenPlus));
        let refused = Phase::parse("Sixth form").unwrap_err();
        assert_eq!(refused.code, FaultCode::UnknownWord);
    }
}
