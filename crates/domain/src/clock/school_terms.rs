//! When schools are open: the terms of one area, holidays being what lies between them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One stretch of school, from its first day to its last, both included. The half of a term before its
/// half-term holiday and the half after it are two stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The first day of school.
    pub first_day: NaiveDate,
    /// The last day of school; not before `first_day`.
    pub last_day: NaiveDate,
}

/// The terms known for an area, in order of date and without overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Term>", into = "Vec<Term>")]
pub struct SchoolTerms(Vec<Term>);

/// Why a list of terms was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TermError {
    /// A term's last day lies before its first.
    #[error("a term ends on {last_day}, before its first day {first_day}")]
    EndsBeforeStart {
        /// The first day as given.
        first_day: NaiveDate,
        /// The last day as given.
        last_day: NaiveDate,
    },
    /// Two terms share a day.
    #[error("the term from {first_day} begins before the term to {earlier_last_day} has ended")]
    Overlap {
        /// The first day of the later term.
        first_day: NaiveDate,
        /// The last day of the earlier term.
        earlier_last_day: NaiveDate,
    },
}

impl SchoolTerms {
    /// Puts terms in order of date.
    ///
    /// # Errors
    /// [`TermError`] when a term ends before it starts or two terms share a day.
    pub fn new(mut terms: Vec<Term>) -> Result<Self, TermError> {
        terms.sort_by_key(|term| term.first_day);
        let mut earlier: Option<Term> = None;
        for term in &terms {
            if term.last_day < term.first_day {
                return Err(TermError::EndsBeforeStart {
                    first_day: term.first_day,
                    last_day: term.last_day,
                });
            }
            if let Some(earlier) = earlier
                && term.first_day <= earlier.last_day
            {
                return Err(TermError::Overlap {
                    first_day: term.first_day,
                    earlier_last_day: earlier.last_day,
                });
            }
            earlier = Some(*term);
        }
        Ok(Self(terms))
    }

    /// The terms in order of date.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.0
    }

    /// Whether a term includes the date. Weekends and bank holidays inside a term are included: the
    /// [`Calendar`](super::Calendar) takes them out.
    #[must_use]
    pub fn include(&self, date: NaiveDate) -> bool {
        let after = self.0.partition_point(|term| term.first_day <= date);
        after.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|term| date <= term.last_day)
    }
}

impl TryFrom<Vec<Term>> for SchoolTerms {
    type Error = TermError;

    fn try_from(terms: Vec<Term>) -> Result<Self, Self::Error> {
        Self::new(terms)
    }
}

impl From<SchoolTerms> for Vec<Term> {
    fn from(terms: SchoolTerms) -> Self {
        terms.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::calendar::tests::day;

    fn term(first_day: &str, last_day: &str) -> Term {
        Term { first_day: day(first_day), last_day: day(last_day) }
    }

    #[test]
    fn terms_are_put_in_order_and_the_holiday_between_them_is_no_term() {
        let terms =
            SchoolTerms::new(vec![term("2023-10-30", "2023-12-20"), term("2023-09-04", "2023-10-20")])
                .unwrap();
        assert_eq!(terms.terms()[0].first_day, day("2023-09-04"));
        assert!(!terms.include(day("2023-09-03")));
        assert!(terms.include(day("2023-09-04")));
        assert!(terms.include(day("2023-10-20")));
        assert!(!terms.include(day("2023-10-25")));
        assert!(terms.include(day("2023-12-20")));
        assert!(!terms.include(day("2023-12-21")));
    }

    #[test]
    fn a_term_that_ends_before_it_starts_is_refused() {
        let refused = SchoolTerms::new(vec![term("2023-10-20", "2023-09-04")]);
        assert!(matches!(refused, Err(TermError::EndsBeforeStart { .. })));
    }

    #[test]
    fn terms_that_share_a_day_are_refused_in_memory_and_from_json() {
        let shared = vec![term("2023-09-04", "2023-10-30"), term("2023-10-30", "2023-12-20")];
        let json = serde_json::to_string(&shared).unwrap();
        assert!(matches!(SchoolTerms::new(shared), Err(TermError::Overlap { .. })));
        assert!(serde_json::from_str::<SchoolTerms>(&json).is_err());
    }
}
