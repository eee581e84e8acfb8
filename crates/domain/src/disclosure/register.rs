//! Tables that were published, and whether a new one would give a small group away when laid beside them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::policy::SuppressionPolicy;

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

/// How a new cell may be laid beside a published one, apart from whom the two count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The rule for the people between the two.
    pub policy: SuppressionPolicy,
    /// Whether the new cell may count a part of the published one, as by its period.
    pub within: bool,
    /// Whether the published cell may count a part of the new one.
    pub around: bool,
}

/// A published cell from which a new one differs by a group too small to be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallDifference<'a, S> {
    /// Where the cell was published.
    pub source: &'a S,
    /// How many people lie between the two.
    pub between: u64,
}

/// Published cells, each with where it was published, found by their counts: only cells with nearly the same count
/// can differ by a small group, so that a new cell is compared with few of them, however many were published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedCells<S> {
    by_count: BTreeMap<u64, Vec<(Population, S)>>,
}

impl<S> Default for PublishedCells<S> {
    fn default() -> Self {
        Self { by_count: BTreeMap::new() }
    }
}

/// The largest difference that any policy holds back.
const WIDEST: u64 = SuppressionPolicy::SafeSetting.threshold() - 1;

impl<S> PublishedCells<S> {
    /// Adds a published cell. One that was held back is no danger, and is passed over; so is one that another source
    /// published alike, as `same` says.
    pub fn add(&mut self, cell: CountedCell, source: S, same: impl Fn(&S, &S) -> bool) {
        if !cell.shown {
            return;
        }
        let cells = self.by_count.entry(cell.count).or_default();
        if !cells.iter().any(|(population, known)| *population == cell.population && same(known, &source)) {
            cells.push((cell.population, source));
        }
    }

    /// The published cells beside which a new one must not be shown: one population lies within the other and the
    /// people between them are more than none and too few for the policy. Two tables of the same population at
    /// different times count too: the newcomers are the people between.
    ///
    /// `beside` tells how the new cell may be laid beside what a source published; none where it cannot be at all. A
    /// new cell that is held back is no danger, and differs from none.
    pub fn small_differences<'a>(
        &'a self,
        new: &'a CountedCell,
        beside: impl Fn(&S) -> Option<Beside> + 'a,
    ) -> impl Iterator<Item = SmallDifference<'a, S>> {
        let own = new.count;
        let near = own.saturating_sub(WIDEST)..=own.saturating_add(WIDEST);
        let near = new.shown.then(|| self.by_count.range(near)).into_iter().flatten();
        near.flat_map(move |(count, cells)| cells.iter().map(move |cell| (own.abs_diff(*count), cell)))
            .filter(|(between, _)| *between > 0)
            .filter_map(move |(between, (population, source))| {
                let beside = beside(source)?;
                let nested = (beside.within && new.population.is_within(population))
                    || (beside.around && population.is_within(&new.population));
                (nested && beside.policy.is_small(between)).then_some(SmallDifference { source, between })
            })
    }
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

    fn register(published: &[CountedCell]) -> PublishedCells<usize> {
        let mut cells = PublishedCells::default();
        for (n, cell) in published.iter().enumerate() {
            cells.add(cell.clone(), n, |_, _| false);
        }
        cells
    }

    const ANYHOW: Beside = Beside { policy: SuppressionPolicy::Mhsds, within: true, around: true };

    fn differences(new: &[CountedCell], published: &[CountedCell]) -> Vec<u64> {
        let register = register(published);
        let found = new.iter().flat_map(|new| {
            register.small_differences(new, |_| Some(ANYHOW)).map(|found| found.between).collect::<Vec<_>>()
        });
        found.collect()
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
    #[test]
    fn how_two_cells_may_be_laid_beside_each_other_decides() {
        let (all, east) = (cell(Population::everybody(), 40), cell(of(&["East"], &[]), 33));
        let register = register(std::slice::from_ref(&all));
        let found = |beside| register.small_differences(&east, |_| beside).count();
        let safe = Beside { policy: SuppressionPolicy::SafeSetting, ..ANYHOW };
        assert_eq!(found(Some(safe)), 1, "seven are few where ten are needed");
        assert_eq!(found(Some(ANYHOW)), 0, "and enough where five are");
        assert_eq!(found(Some(Beside { within: false, ..safe })), 0, "all are no part of the East");
        assert_eq!(found(Some(Beside { around: false, ..safe })), 1);
        assert_eq!(found(None), 0);
    }

    #[test]
    fn what_was_published_alike_is_kept_once() {
        let mut cells = PublishedCells::default();
        for table in ["first", "second"] {
            cells.add(cell(of(&["East"], &[]), 40), table, |_, _| true);
        }
        let new = cell(of(&["East"], &[]), 41);
        let found: Vec<_> = cells.small_differences(&new, |_| Some(ANYHOW)).map(|one| *one.source).collect();
        assert_eq!(found, ["first"]);
    }

    #[test]
    fn looking_by_count_finds_what_comparing_with_every_cell_finds() {
        let places = [of(&[], &[]), of(&["East"], &[]), of(&["East"], &["A"]), of(&["West"], &[])];
        let published: Vec<CountedCell> =
            (0..200_u64).map(|n| cell(places[(n % 4) as usize].clone(), n * 7 % 61)).collect();
        let register = register(&published);
        let policies =
            [SuppressionPolicy::Mhsds, SuppressionPolicy::SafeSetting, SuppressionPolicy::OpenSafely];
        for policy in policies {
            for new in places.iter().flat_map(|place| (0..70).map(|count| cell(place.clone(), count))) {
                let beside = Beside { policy, ..ANYHOW };
                let mut found: Vec<usize> =
                    register.small_differences(&new, |_| Some(beside)).map(|one| *one.source).collect();
                found.sort_unstable();
                let nested = |old: &CountedCell| {
                    new.population.is_within(&old.population) || old.population.is_within(&new.population)
                };
                let all: Vec<usize> = (0..published.len())
                    .filter(|n| {
                        nested(&published[*n]) && policy.is_small(new.count.abs_diff(published[*n].count))
                    })
                    .collect();
                assert_eq!(found, all, "{new:?}");
            }
        }
    }
}
