//! Age, school year and deprivation group.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The ages that the programme is for, in whole years.
pub const AGES_IN_SCOPE: RangeInclusive<u8> = 10..=16;

/// The ages that are accepted with a reason; younger or older is refused.
pub const AGES_POSSIBLE: RangeInclusive<u8> = 8..=18;

/// Why a date of birth was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgeError {
    /// After the day of the referral.
    #[error("The date of birth must be in the past")]
    Future,
    /// Below 8 or above 18.
    #[error("The programme is for ages 10 to 16; {0} cannot be accepted")]
    Impossible(u16),
    /// 8, 9, 17 or 18 without a reason.
    #[error("{0} years old is outside 10 to 16: say why the programme still fits")]
    NeedsReason(u8),
}

impl AgeError {
    /// The code of the fault.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Future => "in_future",
            Self::Impossible(_) => "out_of_range",
            Self::NeedsReason(_) => "reason_required",
        }
    }
}

/// Age in whole years on a day; `None` before birth. Someone born on 29 February has their birthday on
/// 1 March in other years (England: an age is reached at the start of the anniversary).
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u16> {
    day.years_since(birth).and_then(|years| u16::try_from(years).ok())
}

/// The age on the day of the referral, when the rule accepts it.
///
/// # Errors
/// A date in the future; an age below 8 or above 18; an age outside 10 to 16 without a reason.
pub fn check_age(birth: NaiveDate, day: NaiveDate, has_reason: bool) -> Result<u8, AgeError> {
    let age = age_on(birth, day).ok_or(AgeError::Future)?;
    let age =
        u8::try_from(age).ok().filter(|age| AGES_POSSIBLE.contains(age)).ok_or(AgeError::Impossible(age))?;
    if AGES_IN_SCOPE.contains(&age) || has_reason { Ok(age) } else { Err(AgeError::NeedsReason(age)) }
}

/// The first calendar year of the academic year (1 September to 31 August) that a day falls in.
pub fn academic_year(day: NaiveDate) -> i32 {
    if day.month() >= 9 { day.year() } else { day.year() - 1 }
}

/// An English school year group, 1 to 13.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolYear(u8);

impl SchoolYear {
    /// The usual year group of somebody born on `birth`, on a day: year 7 starts in the September after the
    /// eleventh birthday. `None` outside years 1 to 13.
    pub fn usual(birth: NaiveDate, day: NaiveDate) -> Option<Self> {
        let born_in = academic_year(birth);
        u8::try_from(academic_year(day) - born_in - 5).ok().and_then(Self::new)
    }

    /// A year group from its number.
    pub fn new(year: u8) -> Option<Self> {
        (1..=13).contains(&year).then_some(Self(year))
    }

    /// The number.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The fifth of neighbourhoods (1 = most deprived) that a decile (1 to 10) falls in.
pub const fn deprivation_quintile(decile: u8) -> u8 {
    decile.div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn age_changes_on_the_birthday_and_a_leap_day_birth_ages_on_1_march() {
        assert_eq!(age_on(day("2012-05-10"), day("2026-05-09")), Some(13));
        assert_eq!(age_on(day("2012-05-10"), day("2026-05-10")), Some(14));
        assert_eq!(age_on(day("2012-02-29"), day("2026-02-28")), Some(13));
        assert_eq!(age_on(day("2012-02-29"), day("2026-03-01")), Some(14));
        assert_eq!(age_on(day("2027-01-01"), day("2026-03-01")), None);
    }

    #[test]
    fn ages_10_to_16_pass_8_9_17_18_need_a_reason_and_others_are_refused() {
        let today = day("2026-06-01");
        for (birth, plain, with_reason) in [
            ("2016-06-01", Ok(10), Ok(10)),
            ("2009-06-02", Ok(16), Ok(16)),
            ("2009-06-01", Err(AgeError::NeedsReason(17)), Ok(17)),
            ("2018-06-01", Err(AgeError::NeedsReason(8)), Ok(8)),
            ("2018-06-02", Err(AgeError::Impossible(7)), Err(AgeError::Impossible(7))),
            ("2007-06-01", Err(AgeError::Impossible(19)), Err(AgeError::Impossible(19))),
            ("2026-06-02", Err(AgeError::Future), Err(AgeError::Future)),
        ] {
            assert_eq!(check_age(day(birth), today, false), plain, "{birth}");
            assert_eq!(check_age(day(birth), today, true), with_reason, "{birth}");
        }
    }

    #[test]
    fn a_child_who_turns_eleven_by_31_august_starts_year_7_in_september() {
        let september = day("2026-09-01");
        assert_eq!(SchoolYear::usual(day("2015-08-31"), september).map(SchoolYear::number), Some(7));
        assert_eq!(SchoolYear::usual(day("2015-09-01"), september).map(SchoolYear::number), Some(6));
        assert_eq!(SchoolYear::usual(day("2015-08-31"), day("2026-08-31")).map(SchoolYear::number), Some(6));
    }

    #[test]
    fn deciles_pair_up_into_fifths() {
        assert_eq!([1, 2, 3, 9, 10].map(deprivation_quintile), [1, 1, 2, 5, 5]);
    }
}
