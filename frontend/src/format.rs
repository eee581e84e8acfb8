//! Dates, times and small words as people read them.
use crate::charts::scale::whole;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use wasm_bindgen::JsValue;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

/// A date in full, such as "3 March 2026".
pub fn date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// A date for narrow columns and charts, such as "3 Mar 2026".
pub fn short_date(date: NaiveDate) -> String {
    let month = month(date);
    format!("{} {} {}", date.day(), month.get(..3).unwrap_or(month), date.year())
}

/// A month that is sent as `2026-05`, such as "May 2026".
pub fn month_of(code: &str) -> String {
    let first = format!("{code}-01").parse::<NaiveDate>();
    first.map_or_else(|_| code.to_owned(), month_and_year)
}

/// The month of a day, such as "December 2024".
pub fn month_and_year(date: NaiveDate) -> String {
    format!("{} {}", month(date), date.year())
}

/// The day of a moment where the browser is.
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    let local = js_sys::Date::new(&JsValue::from_f64(moment.timestamp_millis() as f64));
    let year = i32::try_from(local.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, local.get_month() + 1, local.get_date())
        .unwrap_or_else(|| moment.date_naive())
}

/// The day of a moment in full.
pub fn moment_date(moment: DateTime<Utc>) -> String {
    date(day_of(moment))
}

/// A moment where the browser is, such as "3 March 2026 at 10:42".
pub fn moment(moment: DateTime<Utc>) -> String {
    format!("{} at {}", moment_date(moment), clock_time(moment))
}

/// The time of day where the browser is, such as "10:42".
pub fn clock_time(moment: DateTime<Utc>) -> String {
    let local = js_sys::Date::new(&JsValue::from_f64(moment.timestamp_millis() as f64));
    format!("{:02}:{:02}", local.get_hours(), local.get_minutes())
}

/// Today where the browser is.
pub fn today() -> NaiveDate {
    let local = js_sys::Date::new_0();
    let year = i32::try_from(local.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, local.get_month() + 1, local.get_date()).unwrap_or_default()
}

/// "Yes", "No", or nothing when it is not known.
pub fn yes_no(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "",
    }
}

/// A number with its word in the singular or the plural.
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", whole(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
        assert_eq!(date(day), "3 March 2026");
        assert_eq!(short_date(day), "3 Mar 2026");
        assert_eq!(month_of("2024-12"), "December 2024");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(count(1, "referral", "referrals"), "1 referral");
        assert_eq!(count(0, "referral", "referrals"), "0 referrals");
    }
}
