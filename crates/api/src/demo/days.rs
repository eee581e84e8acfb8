//! The two years that are made up: working days, school terms, and when things happen.

use chrono::{DateTime, Datelike as _, Days as Span, Duration, NaiveDate, Utc, Weekday};
use headstart_domain::clock::{BankHolidays, Calendar, Clock, SchoolTerms, uk_local_date};
use headstart_store::rows::BankHoliday;

use super::{DemoError, DemoResult, bank_holidays, dice::Dice};

/// Days before today at which the first referral came in.
const BACK: u64 = 730;

/// The time that is made up.
pub(super) struct Days {
    pub(super) now: DateTime<Utc>,
    pub(super) today: NaiveDate,
    calendar: Calendar,
    /// Each day with how busy all days up to and including it were.
    busy: Vec<(NaiveDate, f64)>,
}

impl Days {
    pub(super) fn until(now: DateTime<Utc>) -> Self {
        let today = uk_local_date(now);
        let holidays: BankHolidays = holidays(today).into_iter().map(|(day, _)| day).collect();
        let calendar = Calendar::new(holidays, SchoolTerms::default());
        let first = today.checked_sub_days(Span::new(BACK)).unwrap_or(today);
        let mut sum = 0.0;
        let busy = first.iter_days().take_while(|day| *day < today).map(|day| {
            sum += busyness(&calendar, day);
            (day, sum)
        });
        Self { now, today, busy: busy.collect(), calendar }
    }

    /// The bank holidays, as an import would have put them.
    pub(super) fn bank_holidays(&self) -> Vec<BankHoliday> {
        let row = |(day, title): (NaiveDate, &str)| BankHoliday {
            division: "england-and-wales".into(),
            day,
            title: title.into(),
        };
        holidays(self.today).into_iter().map(row).collect()
    }

    /// When a referral comes in: mostly on school days.
    pub(super) fn received(&self, dice: &mut Dice) -> DemoResult<DateTime<Utc>> {
        let total = self.busy.last().map(|(_, sum)| *sum).ok_or(DemoError::Empty("days"))?;
        let drawn = dice.unit() * total;
        let at = self.busy.partition_point(|(_, sum)| *sum <= drawn);
        let (day, _) = self.busy.get(at).ok_or(DemoError::Empty("days"))?;
        Ok(in_hours(dice, *day))
    }

    /// A moment some working days after another, in working hours; none when that is still to come. Nought
    /// days is a while later on the same day.
    pub(super) fn after(&self, dice: &mut Dice, from: DateTime<Utc>, days: u32) -> Option<DateTime<Utc>> {
        let at = if days == 0 {
            from + Duration::minutes(i64::from(dice.between(12, 95)))
        } else {
            let day = self.calendar.add_working_days(uk_local_date(from), days).ok()?;
            in_hours(dice, day)
        };
        (at <= self.now).then_some(at)
    }

    /// A moment on the day that is `days` working days before today.
    pub(super) fn working_days_ago(&self, dice: &mut Dice, days: u32) -> DateTime<Utc> {
        let mut day = self.today;
        let mut left = days;
        while left > 0 {
            day = day.pred_opt().unwrap_or(day);
            if self.calendar.is_working_day(day) {
                left -= 1;
            }
        }
        in_hours(dice, day).min(self.now)
    }

    /// The day by which a referral with this clock is to be decided.
    pub(super) fn decide_by(&self, clock: &Clock) -> Option<NaiveDate> {
        headstart_domain::referral::decide_by(clock, &self.calendar).ok().flatten()
    }

    /// Whether schools are open.
    pub(super) fn is_school_day(&self, day: NaiveDate) -> bool {
        self.calendar.is_working_day(day) && is_term(day)
    }

    /// The first day from `day` on at which schools are open, and that is not after today.
    pub(super) fn school_day_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days().take_while(|day| *day <= self.today).find(|day| self.is_school_day(*day))
    }
}

/// Bank holidays from before the first made-up day to a year after today.
fn holidays(today: NaiveDate) -> Vec<(NaiveDate, &'static str)> {
    (today.year() - 3..=today.year() + 1).flat_map(bank_holidays::of_year).collect()
}

/// A moment between about nine and five.
pub(super) fn in_hours(dice: &mut Dice, day: NaiveDate) -> DateTime<Utc> {
    let (hour, minute, second) = (dice.between(8, 16), dice.between(0, 59), dice.between(0, 59));
    day.and_hms_opt(hour, minute, second).unwrap_or_default().and_utc()
}

/// How many referrals a day brings, against a school day.
fn busyness(calendar: &Calendar, day: NaiveDate) -> f64 {
    match (calendar.is_working_day(day), is_term(day)) {
        (true, true) => 1.0,
        (true, false) => 0.22,
        (false, _) => 0.03,
    }
}

/// Whether a day lies in a school term, by the usual pattern of English councils.
fn is_term(day: NaiveDate) -> bool {
    let (month, on) = (day.month(), day.day());
    let in_week_of = |m: u32, d: u32| {
        NaiveDate::from_ymd_opt(day.year(), m, d)
            .is_some_and(|within| within.week(Weekday::Mon).first_day() == day.week(Weekday::Mon).first_day())
    };
    let easter = bank_holidays::easter_sunday(day.year())
        .is_some_and(|sunday| (-9..=7).contains(&(day - sunday).num_days()));
    let summer = (month == 7 && on > 21) || month == 8 || (month == 9 && on < 3);
    let christmas = (month == 12 && on > 19) || (month == 1 && on < 5);
    let half_term = in_week_of(2, 17) || in_week_of(5, 28) || in_week_of(10, 27);
    !(easter || summer || christmas || half_term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schools_are_closed_in_the_holidays() {
        let days = Days::until("2026-11-22T12:00:00Z".parse().unwrap());
        for closed in ["2026-08-03", "2026-10-28", "2025-12-29", "2026-04-03", "2026-05-27", "2026-11-21"] {
            assert!(!days.is_school_day(closed.parse().unwrap()), "{closed}");
        }
        for open in ["2026-11-20", "2026-09-08", "2026-03-10", "2026-06-09"] {
            assert!(days.is_school_day(open.parse().unwrap()), "{open}");
        }
    }

    #[test]
    fn nothing_happens_after_now() {
        let days = Days::until("2026-11-20T12:00:00Z".parse().unwrap());
        let mut dice = Dice::new(3);
        let yesterday = days.working_days_ago(&mut dice, 1);
        assert_eq!(uk_local_date(yesterday).to_string(), "2026-11-19");
        assert!(days.after(&mut dice, yesterday, 2).is_none());
        assert!((0..500).all(|_| days.received(&mut dice).unwrap() < days.now));
    }
}
