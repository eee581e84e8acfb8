//! The bank holidays of England and Wales by rule (Banking and Financial Dealings Act 1971, with the days that
//! royal proclamations give every year). Good enough for made-up years; single events are not in it, which is
//! why an installation imports the list that the government publishes.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// The bank holidays of a year with their names.
pub(super) fn of_year(year: i32) -> Vec<(NaiveDate, &'static str)> {
    let easter = easter_sunday(year);
    let days = [
        (new_year(year), "New Year’s Day"),
        (easter.and_then(|day| day.checked_sub_days(Days::new(2))), "Good Friday"),
        (easter.and_then(|day| day.succ_opt()), "Easter Monday"),
        (NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1), "Early May bank holiday"),
        (last_monday(year, 5), "Spring bank holiday"),
        (last_monday(year, 8), "Summer bank holiday"),
        (christmas(year, 0), "Christmas Day"),
        (christmas(year, 1), "Boxing Day"),
    ];
    days.into_iter().filter_map(|(day, title)| Some((day?, title))).collect()
}

/// Easter Sunday (the anonymous Gregorian computus).
pub(super) fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let number = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(number / 31).ok()?, u32::try_from(number % 31 + 1).ok()?)
}

fn new_year(year: i32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let on = match day.weekday() {
        Weekday::Sat => 3,
        Weekday::Sun => 2,
        _ => 1,
    };
    day.with_day(on)
}

fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 5)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 4))
}

/// Christmas Day and Boxing Day; one that falls on a weekend moves to the next weekday that is free.
fn christmas(year: i32, after: u32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, 12, 25 + after)?;
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => day.with_day(27 + after),
        // Boxing Day on the Monday to which nothing moves, as Christmas Day on a Sunday moves past it.
        _ => Some(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_are_as_published() {
        let days = |year| of_year(year).into_iter().map(|(day, _)| day.to_string()).collect::<Vec<_>>();
        assert_eq!(
            days(2026),
            [
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-04",
                "2026-05-25",
                "2026-08-31",
                "2026-12-25",
                "2026-12-28"
            ]
        );
        assert_eq!(days(2027)[6..], ["2027-12-27", "2027-12-28"]);
        assert_eq!(days(2028)[0], "2028-01-03");
    }

    #[test]
    fn the_rule_agrees_with_the_published_list() {
        let Ok(folder) = std::env::var("HEADSTART_OPENDATA") else {
            println!("skipped: HEADSTART_OPENDATA is not set");
            return;
        };
        let text = std::fs::read_to_string(format!("{folder}/bank-holidays/bank-holidays.json")).unwrap();
        let list: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut published: Vec<NaiveDate> = list["england-and-wales"]["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| event["date"].as_str().unwrap().parse().unwrap())
            .filter(|day: &NaiveDate| (2024..=2028).contains(&day.year()))
            .collect();
        let mut ruled: Vec<NaiveDate> = (2024..=2028).flat_map(of_year).map(|(day, _)| day).collect();
        published.sort_unstable();
        ruled.sort_unstable();
        assert_eq!(ruled, published);
    }
}
