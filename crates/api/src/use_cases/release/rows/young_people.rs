//! Rows of young people.

use headstart_domain::disclosure::Shown;
use headstart_store::Uid;

use super::{Cell, Row};
use crate::use_cases::release::{
    names::Names,
    population::{Member, Population},
};

/// The columns, in order.
pub const COLUMNS: [&str; 18] = [
    "young_person",
    "school",
    "locality",
    "school_year",
    "key_stage",
    "sex",
    "ethnicity_group",
    "sen",
    "fsm",
    "imd_decile",
    "imd_quintile",
    "withheld",
    "referrals",
    "episodes",
    "episodes_universal",
    "episodes_universal_plus",
    "episodes_partnership_plus",
    "highest_tier",
];

/// The rows of some young people.
pub fn rows(people: &[&Member], population: &Population, names: &Names) -> Vec<Row> {
    people.iter().map(|member| row(member, population, names).into()).collect()
}

fn row(member: &Member, population: &Population, names: &Names) -> [Cell; COLUMNS.len()] {
    let Shown { details, key_stage, imd_quintile, withheld } = member.shown;
    let locality = details.locality.and_then(|id| population.localities.get(&Uid(id)).cloned());
    let withheld: Vec<&str> = withheld.steps().map(|step| step.as_str()).collect();
    let [universal, universal_plus, partnership_plus] = member.course.tiers;
    [
        member.name.clone().into(),
        details.school.map(|id| names.name(Uid(id))).into(),
        locality.into(),
        details.school_year.map(|year| year.number()).into(),
        key_stage.map(|stage| stage.as_str()).into(),
        details.sex.map(|sex| sex.as_str()).into(),
        details.ethnicity_group.map(|group| group.as_str()).into(),
        details.sen.map(|sen| sen.as_str()).into(),
        details.free_school_meals.into(),
        details.imd_decile.into(),
        imd_quintile.into(),
        withheld.join("|").into(),
        member.referrals.into(),
        (universal + universal_plus + partnership_plus).into(),
        universal.into(),
        universal_plus.into(),
        partnership_plus.into(),
        member.course.highest.as_str().into(),
    ]
}
