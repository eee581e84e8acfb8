//! The days on which England and Wales do not work although they are weekdays.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A set of bank holidays of one division of the United Kingdom.
///
/// The dates are data, never a rule: substitute days and single events (2022-09-19, the State Funeral;
/// 2023-05-08, the Coronation) follow no formula. Source: the list the government publishes at
/// <https://www.gov.uk/bank-holidays.json>.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BankHolidays(BTreeSet<NaiveDate>);

impl BankHolidays {
    /// Whether the date is in the set. A weekend day is only when it was put in.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.0.contains(&date)
    }

    /// How many bank holidays fall on a Monday to Friday after `start` and not after `end`.
    #[must_use]
    pub fn weekdays_between(&self, start: NaiveDate, end: NaiveDate) -> usize {
        let Some(first) = start.succ_opt().filter(|first| *first <= end) else {
            return 0;
        };
        self.0.range(first..=end).filter(|date| is_weekday(**date)).count()
    }

    /// The last date in the set. Counts that reach past it treat every later weekday as worked, so an
    /// installation should load a newer list before that date comes near. `None` when the set is empty.
    #[must_use]
    pub fn known_until(&self) -> Option<NaiveDate> {
        self.0.last().copied()
    }

    /// The number of dates in the set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no date is known, so that every weekday counts as worked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<NaiveDate> for BankHolidays {
    fn from_iter<I: IntoIterator<Item = NaiveDate>>(dates: I) -> Self {
        Self(dates.into_iter().collect())
    }
}

/// Whether the date is a Monday, Tuesday, Wednesday, Thursday or Friday.
pub(super) fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
