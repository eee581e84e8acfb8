//! Dates of birth, as they are mistaken for each other.

use chrono::{Datelike, NaiveDate};

/// How two dates of birth agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BirthDates {
    Same,
    /// Day and month are the other way round.
    DayMonthCrossed,
    /// One of the eight digits of year, month and day is another.
    OneDigit,
    Other,
}

impl BirthDates {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Same => "Same date of birth.",
            Self::DayMonthCrossed => "Day and month of birth are the other way round.",
            Self::OneDigit => "The dates of birth differ in one digit.",
            Self::Other => "Another date of birth.",
        }
    }
}

pub(super) fn compare_birth_dates(one: NaiveDate, other: NaiveDate) -> BirthDates {
    if one == other {
        return BirthDates::Same;
    }
    if crossed_birth_date(one) == Some(other) {
        return BirthDates::DayMonthCrossed;
    }
    let digits = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let differing = digits(one).bytes().zip(digits(other).bytes()).filter(|(a, b)| a != b).count();
    if differing == 1 { BirthDates::OneDigit } else { BirthDates::Other }
}

/// The date with day and month the other way round, when there is such a date.
pub fn crossed_birth_date(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month())
}
