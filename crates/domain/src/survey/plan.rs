//! How a round is set up: what is asked, when, and in which classes.

use std::{collections::BTreeSet, ops::RangeInclusive};

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Design, instruments::allowed};
use crate::field::{FieldErrors, required_text};

/// The school years that can be asked: those of ages 9 to 16, as in the booklets of the framework for primary and
/// secondary schools.
pub const YEAR_GROUPS: RangeInclusive<u8> = 5..=11;

/// The most classes of a school in a round.
pub const MOST_CLASSES: usize = 200;
/// The longest name of a round, in characters.
pub const NAME: usize = 120;
/// The longest name of a class, in characters.
pub const LABEL: usize = 40;
/// The most pupils of a year group or a class.
pub const MOST_PUPILS: u32 = 2_000;
/// The calendar years in which the school year of a round can begin.
pub const ACADEMIC_YEARS: RangeInclusive<i16> = 2000..=2100;
/// The longest round, in days: a term and a half.
const MOST_DAYS: i64 = 120;

/// What a round asks, whom, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WavePlan {
    /// Its name, told to pupils too.
    pub name: String,
    /// The calendar year in which its school year begins: 2025 for 2025 to 2026.
    pub academic_year: i16,
    /// The same pupils year after year, or one year group each year.
    pub design: Design,
    /// The school years asked, 5 to 11, each once.
    pub year_groups: Vec<u8>,
    /// The keys of the instruments, in the order in which they are asked.
    pub instruments: Vec<String>,
    /// Whether pupils are asked for a code of their own by which later rounds can be joined to this one.
    pub asks_code: bool,
    /// The first day on which answers are taken.
    pub opens_on: NaiveDate,
    /// The last day.
    pub closes_on: NaiveDate,
}

impl WavePlan {
    /// What is wrong with it.
    pub fn faults(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        errors.take("name", required_text(&self.name, "a name", NAME));
        if !ACADEMIC_YEARS.contains(&self.academic_year) {
            errors.add("academic_year", "out_of_range", "Give the year in which the school year begins");
        }
        let asked: BTreeSet<u8> = self.year_groups.iter().copied().collect();
        if asked.is_empty() {
            errors.add("year_groups", "required", "Choose at least one school year");
        } else if asked.len() != self.year_groups.len() {
            errors.add("year_groups", "invalid", "A school year comes twice");
        } else if !asked.iter().all(|year| YEAR_GROUPS.contains(year)) {
            errors.add("year_groups", "out_of_range", "School years 5 to 11 can be asked");
        }
        self.check_instruments(&mut errors);
        let of_year = |day: NaiveDate| {
            let first = i32::from(self.academic_year);
            (day.year() == first && day.month() >= 9) || (day.year() == first + 1 && day.month() < 9)
        };
        if self.closes_on < self.opens_on {
            errors.add("closes_on", "out_of_range", "The last day must not be before the first");
        } else if (self.closes_on - self.opens_on).num_days() > MOST_DAYS {
            errors.add("closes_on", "out_of_range", format!("A round lasts {MOST_DAYS} days at most"));
        } else if !of_year(self.opens_on) || !of_year(self.closes_on) {
            let message = "Both days must be in the school year of the round, from September to August";
            errors.add("opens_on", "out_of_range", message);
        }
        errors
    }

    fn check_instruments(&self, errors: &mut FieldErrors) {
        if self.instruments.is_empty() {
            errors.add("instruments", "required", "Choose at least one instrument");
        }
        let mut seen = BTreeSet::new();
        for (place, key) in self.instruments.iter().enumerate() {
            let field = format!("instruments[{place}]");
            if !allowed().any(|instrument| instrument.key() == key) {
                errors.add(field, "not_allowed", "This instrument may not be used in a school survey");
            } else if !seen.insert(key) {
                errors.add(field, "invalid", "This instrument comes twice");
            }
        }
    }
}

/// How many pupils a school has in a year group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct YearRoll {
    /// The school year.
    pub year_group: u8,
    /// How many pupils are on the roll.
    pub pupils: u32,
}

/// A class that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ClassPlan {
    /// Its school year.
    pub year_group: u8,
    /// Its name within the school, such as `7B`.
    pub label: String,
    /// How many pupils are expected to answer.
    pub pupils: u32,
}

/// A school in a round: who is on its roll, and which of its classes are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SchoolPlan {
    /// The pupils on the roll of each school year asked.
    pub on_roll: Vec<YearRoll>,
    /// The classes; a class is told by its school year and name.
    pub classes: Vec<ClassPlan>,
}

impl SchoolPlan {
    /// What is wrong with it for a round that asks these school years.
    pub fn faults(&self, year_groups: &[u8]) -> FieldErrors {
        let mut errors = FieldErrors::new();
        let mut rolls = BTreeSet::new();
        for (place, roll) in self.on_roll.iter().enumerate() {
            let field = format!("on_roll[{place}].year_group");
            if !year_groups.contains(&roll.year_group) {
                errors.add(field, "not_allowed", "This school year is not asked in this round");
            } else if !rolls.insert(roll.year_group) {
                errors.add(field, "invalid", "This school year comes twice");
            }
            check_pupils(&mut errors, &format!("on_roll[{place}].pupils"), roll.pupils);
        }
        if self.classes.len() > MOST_CLASSES {
            errors.add("classes", "too_long", format!("There can be {MOST_CLASSES} classes at most"));
        }
        let mut seen = BTreeSet::new();
        for (place, class) in self.classes.iter().enumerate().take(MOST_CLASSES) {
            let at = format!("classes[{place}]");
            errors.take(&format!("{at}.label"), required_text(&class.label, "the name of the class", LABEL));
            if !rolls.contains(&class.year_group) {
                let message = "Give the pupils on the roll of this school year first";
                errors.add(format!("{at}.year_group"), "not_allowed", message);
            }
            if !seen.insert((class.year_group, class.label.trim())) {
                errors.add(format!("{at}.label"), "invalid", "This class comes twice");
            }
            check_pupils(&mut errors, &format!("{at}.pupils"), class.pupils);
        }
        errors
    }
}

fn check_pupils(errors: &mut FieldErrors, field: &str, pupils: u32) {
    if !(1..=MOST_PUPILS).contains(&pupils) {
        errors.add(field, "out_of_range", format!("This must be from 1 to {MOST_PUPILS}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> WavePlan {
        WavePlan {
            name: "Spring 2026".into(),
            academic_year: 2025,
            design: Design::Cohort,
            year_groups: vec![7, 9],
            instruments: vec!["sdq".into(), "swemwbs".into()],
            asks_code: true,
            opens_on: "2026-03-02".parse().unwrap(),
            closes_on: "2026-03-27".parse().unwrap(),
        }
    }

    fn fields(errors: FieldErrors) -> Vec<String> {
        errors.into_vec().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn a_round_asks_school_years_and_instruments_that_may_be_asked_within_its_school_year() {
        assert_eq!(fields(plan().faults()), [""; 0]);
        let wrong = WavePlan {
            name: " ".into(),
            year_groups: vec![7, 7],
            instruments: vec!["phq-9".into(), "sdq".into(), "sdq".into()],
            closes_on: "2026-09-01".parse().unwrap(),
            opens_on: "2026-08-01".parse().unwrap(),
            ..plan()
        };
        assert_eq!(
            fields(wrong.faults()),
            ["name", "year_groups", "instruments[0]", "instruments[2]", "opens_on"]
        );
        let none = WavePlan { year_groups: vec![], instruments: vec![], academic_year: 25, ..plan() };
        assert_eq!(fields(none.faults()), ["academic_year", "year_groups", "instruments", "opens_on"]);
        let backwards = WavePlan { closes_on: "2026-03-01".parse().unwrap(), ..plan() };
        assert_eq!(fields(backwards.faults()), ["closes_on"]);
        assert_eq!(fields(WavePlan { year_groups: vec![4], ..plan() }.faults()), ["year_groups"]);
    }

    #[test]
    fn a_class_is_of_a_school_year_that_is_asked_and_told_by_its_name() {
        let class = |year_group, label: &str, pupils| ClassPlan { year_group, label: label.into(), pupils };
        let roll = |year_group, pupils| YearRoll { year_group, pupils };
        let right = SchoolPlan {
            on_roll: vec![roll(7, 120), roll(9, 118)],
            classes: vec![class(7, "A", 30), class(9, "A", 28)],
        };
        assert_eq!(fields(right.faults(&[7, 9])), [""; 0]);
        let wrong = SchoolPlan {
            on_roll: vec![roll(7, 0), roll(8, 10), roll(7, 10)],
            classes: vec![class(7, "A", 30), class(7, " A ", 30), class(9, "", 0)],
        };
        assert_eq!(
            fields(wrong.faults(&[7, 9])),
            [
                "on_roll[0].pupils",
                "on_roll[1].year_group",
                "on_roll[2].year_group",
                "classes[1].label",
                "classes[2].label",
                "classes[2].year_group",
                "classes[2].pupils"
            ]
        );
    }
}
