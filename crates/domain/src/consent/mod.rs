//! Consent per purpose: who gave it, on what basis, until when.

mod agreement;

pub use agreement::{Agreement, GIVEN_BY};

use chrono::NaiveDate;

use crate::code_list::code_list;

code_list! {
    /// What a consent is for.
    pub enum Purpose {
        Support = "support", "To be supported";
        Share = "share", "To share information with an organisation";
        ContactParents = "contact_parents", "To contact parents or carers";
        Evaluation = "evaluation", "To use pseudonymised scores for evaluation";
    }
}

code_list! {
    /// On what basis somebody could consent.
    pub enum Basis {
        ParentalResponsibility = "parental_responsibility", "Person with parental responsibility";
        Gillick = "gillick", "The young person, judged competent (Gillick)";
        SixteenOrOver = "sixteen_or_over", "The young person, 16 or over";
    }
}

/// Whether a consent counts on a day: given, begun, not run out, not withdrawn.
/// Withdrawal takes effect on its own day.
pub fn in_force(
    given: bool,
    from: NaiveDate,
    until: Option<NaiveDate>,
    withdrawn: Option<NaiveDate>,
    day: NaiveDate,
) -> bool {
    given && from <= day && until.is_none_or(|until| day <= until) && withdrawn.is_none_or(|out| day < out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_counts_from_its_day_until_it_ends_or_is_withdrawn() {
        let day = |d: u32| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
        assert!(in_force(true, day(1), None, None, day(1)));
        assert!(!in_force(false, day(1), None, None, day(2)));
        assert!(!in_force(true, day(3), None, None, day(2)));
        assert!(in_force(true, day(1), Some(day(4)), None, day(4)));
        assert!(!in_force(true, day(1), Some(day(4)), None, day(5)));
        assert!(!in_force(true, day(1), None, Some(day(4)), day(4)));
        assert!(in_force(true, day(1), None, Some(day(4)), day(3)));
    }
}
