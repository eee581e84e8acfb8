//! The date on the wall in the United Kingdom.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Utc};

/// The date in the United Kingdom at an instant.
///
/// Summer time (one hour ahead of UTC) runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
/// Sunday of October: the Summer Time Act 1972 as amended by the Summer Time Order 2002, in force in this form
/// since 1998. Earlier instants are read by the same rule.
#[must_use]
pub fn uk_local_date(instant: DateTime<Utc>) -> NaiveDate {
    let utc = instant.naive_utc();
    if is_summer_time(utc) {
        utc.checked_add_signed(Duration::hours(1)).unwrap_or(utc).date()
    } else {
        utc.date()
    }
}

fn is_summer_time(utc: NaiveDateTime) -> bool {
    let year = utc.year();
    match (turn_of_clocks(year, 3), turn_of_clocks(year, 10)) {
        (Some(start), Some(end)) => start <= utc && utc < end,
        _ => false,
    }
}

/// 01:00 UTC on the last Sunday of a month of 31 days.
fn turn_of_clocks(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let past_sunday = last.weekday().num_days_from_sunday();
    NaiveDate::from_ymd_opt(year, month, 31 - past_sunday)?.and_hms_opt(1, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_at(instant: &str) -> String {
        uk_local_date(instant.parse().unwrap()).to_string()
    }

    #[test]
    fn a_referral_late_on_a_summer_evening_belongs_to_the_next_day_only_after_local_midnight() {
        assert_eq!(date_at("2023-06-30T22:59:59Z"), "2023-06-30");
        assert_eq!(date_at("2023-06-30T23:00:00Z"), "2023-07-01");
        assert_eq!(date_at("2023-12-31T23:59:59Z"), "2023-12-31");
    }

    #[test]
    fn clocks_turn_on_the_last_sundays_of_march_and_october() {
        // 2024: 31 March and 27 October.
        assert_eq!(date_at("2024-03-30T23:30:00Z"), "2024-03-30");
        assert_eq!(date_at("2024-03-31T23:30:00Z"), "2024-04-01");
        assert_eq!(date_at("2024-10-26T23:30:00Z"), "2024-10-27");
        assert_eq!(date_at("2024-10-27T23:30:00Z"), "2024-10-27");
    }

    #[test]
    fn the_last_instant_that_can_be_written_has_a_date() {
        assert_eq!(uk_local_date(DateTime::<Utc>::MAX_UTC), DateTime::<Utc>::MAX_UTC.date_naive());
    }
}
