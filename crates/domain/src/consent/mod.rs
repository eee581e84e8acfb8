//! Consent per purpose: who gave it, on what basis, until when.

mod agreement;

pub use agreement::{Agreement, GIVEN_BY};

use chrono::NaiveDate;

use crate::{code_list::code_list, person::age_on};

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

/// The age from which young people are presumed to be able to consent themselves (England and Wales: section 8 of
/// the Family Law Reform Act 1969).
const CONSENTS_FROM: u16 = 16;

/// Somebody younger than 16 was said to consent as one of 16 or over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("The young person is {0}: under 16, choose parental responsibility or Gillick competence")]
pub struct TooYoung(u16);

impl Basis {
    /// Whether somebody of this date of birth can consent on this basis on a day.
    ///
    /// # Errors
    /// Consent as a young person of 16 or over by one who is younger.
    pub fn check_age(self, birth: NaiveDate, day: NaiveDate) -> Result<(), TooYoung> {
        match (self, age_on(birth, day)) {
            (Self::SixteenOrOver, Some(age)) if age < CONSENTS_FROM => Err(TooYoung(age)),
            _ => Ok(()),
        }
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
    fn nobody_consents_as_sixteen_before_their_sixteenth_birthday() {
        let day = |y: i32, m: u32, d: u32| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let birth = day(2010, 5, 2);
        assert_eq!(Basis::SixteenOrOver.check_age(birth, day(2026, 5, 1)), Err(TooYoung(15)));
        assert_eq!(Basis::SixteenOrOver.check_age(birth, day(2026, 5, 2)), Ok(()));
        for basis in [Basis::ParentalResponsibility, Basis::Gillick] {
            assert_eq!(basis.check_age(birth, day(2024, 5, 1)), Ok(()));
        }
    }

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
