//! Counting days: of the calendar, of work, of school.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::bank_holidays::is_weekday;
use super::{BankHolidays, SchoolTerms};

const WEEKDAYS_IN_A_WEEK: u32 = 5;
const DAYS_IN_A_WEEK: u32 = 7;

/// Which days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// Every day.
    Calendar,
    /// Monday to Friday without bank holidays.
    Working,
    /// Working days that lie in a school term.
    School,
}

/// Why a date could not be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// The terms that are known end before enough school days have gone by.
    #[error("the known school terms hold no {days} school days after {start}")]
    TermsRunOut {
        /// The day counting began from.
        start: NaiveDate,
        /// The number of days asked for.
        days: u32,
    },
    /// The result lies beyond the last date that can be written.
    #[error("{days} days after {start} lies beyond the last date that can be written")]
    BeyondLastDate {
        /// The day counting began from.
        start: NaiveDate,
        /// The number of days asked for.
        days: u32,
    },
}

/// Bank holidays and school terms of the place where days are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    bank_holidays: BankHolidays,
    school_terms: SchoolTerms,
}

impl Calendar {
    /// A calendar with these bank holidays and terms; either may be empty.
    #[must_use]
    pub fn new(bank_holidays: BankHolidays, school_terms: SchoolTerms) -> Self {
        Self { bank_holidays, school_terms }
    }

    /// The bank holidays this calendar knows.
    #[must_use]
    pub fn bank_holidays(&self) -> &BankHolidays {
        &self.bank_holidays
    }

    /// The school terms this calendar knows.
    #[must_use]
    pub fn school_terms(&self) -> &SchoolTerms {
        &self.school_terms
    }

    /// Whether the date is a Monday to Friday and no bank holiday.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        is_weekday(date) && !self.bank_holidays.contains(date)
    }

    /// Whether the date is a working day in a known school term.
    #[must_use]
    pub fn is_school_day(&self, date: NaiveDate) -> bool {
        self.is_working_day(date) && self.school_terms.include(date)
    }

    /// The number of working days after `start` up to and including `end`; 0 when `end` is not after `start`.
    #[must_use]
    pub fn working_days_between(&self, start: NaiveDate, end: NaiveDate) -> u32 {
        let holidays = self.bank_holidays.weekdays_between(start, end);
        weekdays_between(start, end).saturating_sub(u32::try_from(holidays).unwrap_or(u32::MAX))
    }

    /// The number of school days after `start` up to and including `end`; 0 when `end` is not after `start`.
    /// Days outside every known term count nothing.
    #[must_use]
    pub fn school_days_between(&self, start: NaiveDate, end: NaiveDate) -> u32 {
        self.school_terms
            .terms()
            .iter()
            .filter_map(|term| {
                let from = day_before(term.first_day)?.max(start);
                Some(self.working_days_between(from, term.last_day.min(end)))
            })
            .sum()
    }

    /// The date of the `days`-th working day after `start`; `start` itself when `days` is 0.
    ///
    /// # Errors
    /// [`CalendarError::BeyondLastDate`] when no such date can be written.
    pub fn add_working_days(&self, start: NaiveDate, days: u32) -> Result<NaiveDate, CalendarError> {
        let mut date = start;
        let mut missing = days;
        // Each bank holiday that was stepped over costs one more weekday, which may be a bank holiday again.
        while missing > 0 {
            date = weekdays_after(date, missing).ok_or(CalendarError::BeyondLastDate { start, days })?;
            missing = days.saturating_sub(self.working_days_between(start, date));
        }
        Ok(date)
    }

    /// The date of the `days`-th school day after `start`; `start` itself when `days` is 0.
    ///
    /// # Errors
    /// [`CalendarError::TermsRunOut`] when the known terms hold fewer such days.
    pub fn add_school_days(&self, start: NaiveDate, days: u32) -> Result<NaiveDate, CalendarError> {
        if days == 0 {
            return Ok(start);
        }
        let mut missing = days;
        for term in self.school_terms.terms() {
            let Some(from) = day_before(term.first_day).map(|eve| eve.max(start)) else {
                continue;
            };
            let held = self.working_days_between(from, term.last_day);
            if held >= missing {
                return self.add_working_days(from, missing);
            }
            missing -= held;
        }
        Err(CalendarError::TermsRunOut { start, days })
    }

    /// The number of days of one kind after `start` up to and including `end`.
    #[must_use]
    pub fn days_between(&self, count: DayCount, start: NaiveDate, end: NaiveDate) -> u32 {
        match count {
            DayCount::Calendar => calendar_days_between(start, end),
            DayCount::Working => self.working_days_between(start, end),
            DayCount::School => self.school_days_between(start, end),
        }
    }

    /// The date of the `days`-th day of one kind after `start`.
    ///
    /// # Errors
    /// [`CalendarError`] when that date is not known or cannot be written.
    pub fn add_days(&self, count: DayCount, start: NaiveDate, days: u32) -> Result<NaiveDate, CalendarError> {
        match count {
            DayCount::Calendar => start
                .checked_add_days(Days::new(days.into()))
                .ok_or(CalendarError::BeyondLastDate { start, days }),
            DayCount::Working => self.add_working_days(start, days),
            DayCount::School => self.add_school_days(start, days),
        }
    }
}

fn day_before(date: NaiveDate) -> Option<NaiveDate> {
    date.pred_opt()
}

fn calendar_days_between(start: NaiveDate, end: NaiveDate) -> u32 {
    u32::try_from((end - start).num_days()).unwrap_or(0)
}

/// Mondays to Fridays after `start` up to and including `end`, by whole weeks and the few days left over.
fn weekdays_between(start: NaiveDate, end: NaiveDate) -> u32 {
    let days = calendar_days_between(start, end);
    let from_monday = start.weekday().num_days_from_monday();
    let left_over = (1..=days % DAYS_IN_A_WEEK)
        .filter(|step| (from_monday + step) % DAYS_IN_A_WEEK < WEEKDAYS_IN_A_WEEK)
        .count();
    days / DAYS_IN_A_WEEK * WEEKDAYS_IN_A_WEEK + u32::try_from(left_over).unwrap_or(0)
}

/// The `count`-th Monday to Friday after `start`; `start` when `count` is 0.
fn weekdays_after(start: NaiveDate, count: u32) -> Option<NaiveDate> {
    let Some(before_last) = count.checked_sub(1) else {
        return Some(start);
    };
    let weeks = u64::from(before_last / WEEKDAYS_IN_A_WEEK);
    let mut date = start.checked_add_days(Days::new(weeks * u64::from(DAYS_IN_A_WEEK)))?;
    let mut missing = before_last % WEEKDAYS_IN_A_WEEK + 1;
    while missing > 0 {
        date = date.succ_opt()?;
        if is_weekday(date) {
            missing -= 1;
        }
    }
    Some(date)
}

#[cfg(test)]
pub(super) mod tests;
