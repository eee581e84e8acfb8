//! Tables that were published, and whether a new one would give a small group away when laid beside them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{policy::SuppressionPolicy, published::Published};

/// A group of people, told by what they have in common: for each dimension that is limited, the values meant.
/// A dimension that is not named is not limited.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Population(BTreeMap<String, BTreeSet<String>>);

impl Population {
    /// Everybody.
    pub fn everybody() -> Self {
        Self::default()
    }

    /// Those of this population with one of `values` in a dimension.
    #[must_use]
    pub fn with<V: Into<String>>(
        mut self,
        dimension: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values: BTreeSet<String> = values.into_iter().map(Into::into).collect();
        match self.0.entry(dimension.into()) {
            std::collections::btree_map::Entry::Vacant(place) => {
                place.insert(values);
            }
            std::collections::btree_map::Entry::Occupied(mut place) => {
                place.get_mut().retain(|value| values.contains(value));
            }
        }
        self
    }

    /// True when everybody in this population is certain to be in the other one.
    pub fn is_within(&self, other: &Self) -> bool {
        other
            .0
            .iter()
            .all(|(dimension, allowed)| self.0.get(dimension).is_some_and(|values| values.is_subset(allowed)))
    }
}

/// The count of a population in a table, as it was when the table was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedCell {
    /// Who is counted.
    pub population: Population,
    /// How many, unrounded. It stays within the register.
    pub count: u64,
    /// Whether the table shows it.
    pub shown: bool,
}

/// Two cells whose difference is a group too small to be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallDifference<'a> {
    /// The cell of the new table.
    pub new: &'a CountedCell,
    /// The cell that was published.
    pub published: &'a CountedCell,
    /// How many people lie between them.
    pub between: u64,
}

/// The cells of a new table that must not be shown beside those already published: one population lies within
/// the other and the people between them are more than none and too few for the policy. Two tables of the same
/// population at different times count too: the newcomers are the people between.
///
/// Cells that either table holds back are no danger in themselves, and are passed over.
pub fn small_differences<'a>(
    new: &'a [CountedCell],
    published: &'a [CountedCell],
    policy: SuppressionPolicy,
) -> Vec<SmallDifference<'a>> {
    let small = |count: u64| count > 0 && policy.count(count) == Published::Suppressed;
    let mut found = Vec::new();
    for new in new.iter().filter(|cell| cell.shown) {
        for published in published.iter().filter(|cell| cell.shown) {
            let between = new.count.abs_diff(published.count);
            let nested = || {
                new.population.is_within(&published.population)
                    || published.population.is_within(&new.population)
            };
            if small(between) && nested() {
                found.push(SmallDifference { new, published, between });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(localities: &[&str], schools: &[&str]) -> Population {
        let mut population = Population::everybody();
        if !localities.is_empty() {
            population = population.with("locality", localities.iter().copied());
        }
        if !schools.is_empty() {
            population = population.with("school", schools.iter().copied());
        }
        population
    }

    fn cell(population: Population, count: u64) -> CountedCell {
        CountedCell { population, count, shown: true }
    }

    fn differences(new: &[CountedCell], published: &[CountedCell]) -> Vec<u64> {
        let found = small_differences(new, published, SuppressionPolicy::Mhsds);
        found.iter().map(|difference| difference.between).collect()
    }

    #[test]
    fn a_population_lies_within_one_with_fewer_limits() {
        assert!(of(&["East"], &["A"]).is_within(&of(&["East"], &[])));
        assert!(of(&["East"], &[]).is_within(&of(&["East", "West"], &[])));
        assert!(of(&["East"], &[]).is_within(&Population::everybody()));
        assert!(!of(&["East"], &[]).is_within(&of(&["West"], &[])));
        assert!(!Population::everybody().is_within(&of(&["East"], &[])));
        assert!(!of(&[], &["A"]).is_within(&of(&["East"], &[])), "nothing says where the school lies");
    }

    #[test]
    fn limits_named_twice_narrow() {
        assert_eq!(of(&["East", "West"], &[]).with("locality", ["West", "Central"]), of(&["West"], &[]));
    }

    #[test]
    fn all_but_a_few_of_a_published_group_is_refused() {
        let published = [cell(of(&["East"], &[]), 40)];
        assert_eq!(differences(&[cell(of(&["East"], &["A", "B"]), 38)], &published), [2]);
        assert_eq!(differences(&[cell(of(&["East"], &["A", "B"]), 35)], &published), [] as [u64; 0]);
        assert_eq!(differences(&[cell(of(&["West"], &["C"]), 38)], &published), [] as [u64; 0]);
    }

    #[test]
    fn the_same_table_a_little_later_is_refused_and_the_same_again_is_not() {
        let published = [cell(of(&["East"], &[]), 40)];
        assert_eq!(differences(&[cell(of(&["East"], &[]), 41)], &published), [1]);
        assert_eq!(differences(&[cell(of(&["East"], &[]), 39)], &published), [1], "someone withdrew");
        assert_eq!(differences(&[cell(of(&["East"], &[]), 40)], &published), [] as [u64; 0]);
        assert_eq!(differences(&[cell(of(&["East"], &[]), 45)], &published), [] as [u64; 0]);
    }

    #[test]
    fn cells_held_back_are_passed_over() {
        let hidden = CountedCell { shown: false, ..cell(of(&["East"], &[]), 41) };
        assert_eq!(
            differences(std::slice::from_ref(&hidden), &[cell(of(&["East"], &[]), 40)]),
            [] as [u64; 0]
        );
        assert_eq!(differences(&[cell(of(&["East"], &[]), 40)], &[hidden]), [] as [u64; 0]);
    }
}
