//! A programme's first month, which may be a part of one only.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// What a chart leaves out of it, in words.
pub(super) const LEFT_OUT: &str = "In the first month, which the programme did not run from its first day";

/// The month of the day on which something began, by its first day, when there was a weekday in it before: of such a month
/// a number is less than it will be later, for that alone. None where it ran from the first weekday on.
pub(super) fn partial(began: NaiveDate) -> Option<NaiveDate> {
    let first = began.with_day(1)?;
    let is_weekday = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut before = (0..u64::from(began.day0())).filter_map(|days| first.checked_add_days(Days::new(days)));
    before.any(|day| is_weekday(&day)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_whole_when_nothing_but_a_weekend_lies_before_its_beginning() {
        let of = |day: &str| partial(day.parse().unwrap()).map(|month| month.to_string());
        assert_eq!(of("2026-05-01"), None);
        assert_eq!(of("2026-05-04").as_deref(), Some("2026-05-01"), "the first of May is a Friday");
        // The first of August is a Saturday.
        assert_eq!((of("2026-08-01"), of("2026-08-03")), (None, None));
        assert_eq!(of("2026-08-04").as_deref(), Some("2026-08-01"));
        assert_eq!(of("2026-05-31").as_deref(), Some("2026-05-01"));
    }
}
