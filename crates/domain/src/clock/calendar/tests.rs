use proptest::prelude::*;

use super::*;
use crate::clock::Term;

pub(in crate::clock) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The bank holidays of England and Wales from August 2022 to May 2023, as published.
pub(in crate::clock) fn england_2022_2023() -> Calendar {
    let dates = [
        "2022-08-29",
        "2022-09-19",
        "2022-12-26",
        "2022-12-27",
        "2023-01-02",
        "2023-04-07",
        "2023-04-10",
        "2023-05-01",
        "2023-05-08",
        "2023-05-29",
    ];
    let terms = [
        ("2022-09-05", "2022-10-21"),
        ("2022-10-31", "2022-12-16"),
        ("2023-01-03", "2023-02-10"),
        ("2023-02-20", "2023-03-31"),
    ];
    let terms = terms.map(|(first, last)| Term { first_day: day(first), last_day: day(last) });
    Calendar::new(dates.map(day).into_iter().collect(), SchoolTerms::new(terms.to_vec()).unwrap())
}

#[test]
fn the_day_it_begins_is_day_nought() {
    let calendar = england_2022_2023();
    assert_eq!(calendar.working_days_between(day("2022-09-05"), day("2022-09-05")), 0);
    assert_eq!(calendar.working_days_between(day("2022-09-05"), day("2022-09-06")), 1);
    assert_eq!(calendar.working_days_between(day("2022-09-06"), day("2022-09-05")), 0);
}

#[test]
fn a_weekend_counts_nothing_wherever_counting_begins() {
    let calendar = england_2022_2023();
    let friday = day("2022-09-09");
    assert_eq!(calendar.working_days_between(friday, day("2022-09-11")), 0);
    assert_eq!(calendar.working_days_between(friday, day("2022-09-12")), 1);
    let saturday = day("2022-09-10");
    assert_eq!(calendar.add_working_days(saturday, 1), Ok(day("2022-09-12")));
    assert_eq!(calendar.add_working_days(saturday, 5), Ok(day("2022-09-16")));
}

#[test]
fn the_state_funeral_of_2022_is_no_working_day() {
    let calendar = england_2022_2023();
    assert!(!calendar.is_working_day(day("2022-09-19")));
    assert_eq!(calendar.working_days_between(day("2022-09-16"), day("2022-09-20")), 1);
    assert_eq!(calendar.add_working_days(day("2022-09-16"), 1), Ok(day("2022-09-20")));
}

#[test]
fn two_bank_holidays_in_may_2023_move_a_ten_day_target_by_two_days() {
    let calendar = england_2022_2023();
    // Ten weekdays after Friday 28 April is Friday 12 May; 1 and 8 May are holidays, and 16 May follows a weekend.
    assert_eq!(calendar.add_working_days(day("2023-04-28"), 10), Ok(day("2023-05-16")));
}

#[test]
fn christmas_2022_with_its_substitute_day() {
    let calendar = england_2022_2023();
    assert_eq!(calendar.working_days_between(day("2022-12-23"), day("2023-01-03")), 4);
}

#[test]
fn school_days_stop_for_half_term_and_for_bank_holidays() {
    let calendar = england_2022_2023();
    assert!(calendar.is_school_day(day("2022-10-21")));
    assert!(!calendar.is_school_day(day("2022-10-24")));
    assert!(!calendar.is_school_day(day("2022-09-19")));
    assert_eq!(calendar.school_days_between(day("2022-10-19"), day("2022-11-01")), 4);
    assert_eq!(calendar.add_school_days(day("2022-10-19"), 3), Ok(day("2022-10-31")));
    assert_eq!(calendar.add_school_days(day("2022-10-25"), 0), Ok(day("2022-10-25")));
}

#[test]
fn counting_school_days_past_the_known_terms_is_an_error_and_no_guess() {
    let calendar = england_2022_2023();
    assert_eq!(
        calendar.add_school_days(day("2023-03-30"), 2),
        Err(CalendarError::TermsRunOut { start: day("2023-03-30"), days: 2 })
    );
}

#[test]
fn a_date_that_cannot_be_written_is_an_error() {
    let calendar = Calendar::default();
    for count in [DayCount::Calendar, DayCount::Working] {
        assert!(matches!(
            calendar.add_days(count, day("2022-09-05"), u32::MAX),
            Err(CalendarError::BeyondLastDate { .. })
        ));
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..500).prop_map(|offset| day("2022-06-01") + Days::new(offset))
}

proptest! {
    #[test]
    fn working_days_agree_with_counting_them_one_by_one(start in any_day(), end in any_day()) {
        let calendar = england_2022_2023();
        let one_by_one = start
            .iter_days()
            .skip(1)
            .take_while(|date| *date <= end)
            .filter(|date| calendar.is_working_day(*date))
            .count();
        prop_assert_eq!(calendar.working_days_between(start, end) as usize, one_by_one);
    }

    #[test]
    fn school_days_agree_with_counting_them_one_by_one(start in any_day(), end in any_day()) {
        let calendar = england_2022_2023();
        let one_by_one = start
            .iter_days()
            .skip(1)
            .take_while(|date| *date <= end)
            .filter(|date| calendar.is_school_day(*date))
            .count();
        prop_assert_eq!(calendar.school_days_between(start, end) as usize, one_by_one);
    }

    #[test]
    fn adding_working_days_lands_on_the_first_day_that_makes_the_count(
        start in any_day(),
        days in 1u32..300,
    ) {
        let calendar = england_2022_2023();
        let due = calendar.add_working_days(start, days).unwrap();
        prop_assert!(calendar.is_working_day(due));
        prop_assert_eq!(calendar.working_days_between(start, due), days);
    }
}
