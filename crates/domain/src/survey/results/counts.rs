//! Which groups of a round are too small to be told of, and which others must be held back with them.

use std::collections::{BTreeMap, BTreeSet};

use super::{POLICY, Responded};
use crate::{
    disclosure::hold_back,
    id::SchoolId,
    instrument::{Instrument, Scale, definition::Source},
    survey::PupilSex,
};

/// The groups by sex. Whoever describes themselves another way stands with those who did not say: alone they would
/// be too few in nearly every school, and hide the girls or the boys with them.
pub(super) const SEXES: [&str; 3] = ["girl", "boy", "other"];

/// The group of a response.
pub(super) fn sex_of(response: &Responded) -> &'static str {
    match response.sex {
        Some(PupilSex::Girl) => "girl",
        Some(PupilSex::Boy) => "boy",
        Some(PupilSex::Other) | None => "other",
    }
}

/// The groups of a round, and which of them are held back. A group is held back for every scale when one of them
/// demands it.
pub(super) struct Groups {
    /// The scales in the order in which responses keep their scores.
    pub(super) scales: Vec<(&'static Instrument, &'static Scale)>,
    /// The schools that answered.
    pub(super) schools: Vec<SchoolId>,
    /// The school years that answered.
    pub(super) years: Vec<u8>,
    held: BTreeSet<Vec<String>>,
}

const SCHOOL: &str = "school";
const YEAR: &str = "year";
const SEX: &str = "sex";

fn school_key(id: SchoolId) -> Vec<String> {
    vec![SCHOOL.into(), id.to_string()]
}

fn year_key(year: u8) -> Vec<String> {
    vec![YEAR.into(), year.to_string()]
}

fn sex_key(sex: &str) -> Vec<String> {
    vec![SEX.into(), sex.into()]
}

/// The key of a cell of a school.
fn within(school: SchoolId, group: Vec<String>) -> Vec<String> {
    [school_key(school), group].concat()
}

impl Groups {
    pub(super) fn of(instruments: &[&'static Instrument], responses: &[Responded]) -> Self {
        let scales: Vec<_> = instruments
            .iter()
            .flat_map(|instrument| instrument.scales().iter().map(|scale| (*instrument, scale)))
            .filter(|(_, scale)| scale.source != Source::Impact)
            .collect();
        let schools: Vec<SchoolId> =
            responses.iter().map(|one| one.school).collect::<BTreeSet<_>>().into_iter().collect();
        let years: Vec<u8> =
            responses.iter().map(|one| one.year_group).collect::<BTreeSet<_>>().into_iter().collect();
        let mut groups = Self { scales, schools, years, held: BTreeSet::new() };
        let counted = groups.count(responses);
        let schools: Vec<_> = groups.schools.iter().map(|id| school_key(*id)).collect();
        let years: Vec<_> = groups.years.iter().map(|year| year_key(*year)).collect();
        let sexes: Vec<_> = SEXES.iter().map(|sex| sex_key(sex)).collect();
        groups.hold(schools.clone(), &counted);
        groups.hold(years.clone(), &counted);
        groups.hold(sexes.clone(), &counted);
        let crossed = |groups: &[Vec<String>]| -> Vec<Vec<String>> {
            schools
                .iter()
                .flat_map(|school| groups.iter().map(|group| [school.clone(), group.clone()].concat()))
                .collect()
        };
        let (by_year, by_sex) = (crossed(&years), crossed(&sexes));
        groups.hold(by_year, &counted);
        groups.hold(by_sex, &counted);
        groups
    }

    /// How many scores each group has, scale by scale.
    fn count(&self, responses: &[Responded]) -> Vec<BTreeMap<Vec<String>, u64>> {
        let mut counted = vec![BTreeMap::new(); self.scales.len()];
        for one in responses {
            let (school, year, sex) = (one.school, year_key(one.year_group), sex_key(sex_of(one)));
            let keys =
                [school_key(school), within(school, year.clone()), within(school, sex.clone()), year, sex];
            for (counts, score) in counted.iter_mut().zip(&one.scores) {
                if score.number().is_some() {
                    for key in &keys {
                        *counts.entry(key.clone()).or_default() += 1;
                    }
                }
            }
        }
        counted
    }

    /// Holds back what must be of one table: a list of groups, or schools crossed with one kind of group.
    fn hold(&mut self, keys: Vec<Vec<String>>, counted: &[BTreeMap<Vec<String>, u64>]) {
        // A key names each dimension and its value in turn.
        let places: Vec<Vec<String>> =
            keys.iter().map(|key| key.iter().skip(1).step_by(2).cloned().collect()).collect();
        let mut counts: Vec<Vec<u64>> = counted
            .iter()
            .map(|counts| keys.iter().map(|key| counts.get(key).copied().unwrap_or_default()).collect())
            .collect();
        counts.sort();
        counts.dedup();
        let held = hold_back(&places, &counts, POLICY).held;
        self.held.extend(keys.into_iter().zip(held).filter(|(_, held)| *held).map(|(key, _)| key));
    }

    pub(super) fn school_is_held(&self, school: SchoolId) -> bool {
        self.held.contains(&school_key(school))
    }

    pub(super) fn year_is_held(&self, year: u8) -> bool {
        self.held.contains(&year_key(year))
    }

    pub(super) fn sex_is_held(&self, sex: &str) -> bool {
        self.held.contains(&sex_key(sex))
    }

    pub(super) fn year_of_school_is_held(&self, school: SchoolId, year: u8) -> bool {
        self.cell_is_held(school, year_key(year))
    }

    pub(super) fn sex_of_school_is_held(&self, school: SchoolId, sex: &str) -> bool {
        self.cell_is_held(school, sex_key(sex))
    }

    /// A cell is held back with its row or column too: shown, all cells of a line would add up to it.
    fn cell_is_held(&self, school: SchoolId, group: Vec<String>) -> bool {
        self.school_is_held(school)
            || self.held.contains(&group)
            || self.held.contains(&within(school, group))
    }
}
