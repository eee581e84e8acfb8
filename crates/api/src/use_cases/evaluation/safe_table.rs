//! Disclosure control of every table of outcomes.

use std::collections::{BTreeMap, BTreeSet};

use headstart_domain::{
    disclosure::{SuppressionPolicy, hold_back},
    evaluation::{Crossings, Dimension, PairedSummary},
};
use headstart_store::tx::{
    change::{AddedValueGroup, ChangeGroup},
    evaluation::{OutcomeGroup, OutcomeQuestion},
};

/// The most combinations for which those that count nobody are listed.
const MOST: usize = 4_000;

/// A group of a table with its numbers of people.
pub(super) trait Counted: Clone {
    /// The value of each dimension.
    fn values(&self) -> &[String];
    /// A group of the same table that counts nobody.
    fn nobody(&self, values: Vec<String>) -> Self;
    /// The numbers of people from which the group may not be known: the largest first.
    fn counts(&self) -> [u64; 2];
}

impl Counted for OutcomeGroup {
    fn values(&self) -> &[String] {
        &self.values
    }

    fn nobody(&self, values: Vec<String>) -> Self {
        Self { values, summary: PairedSummary::default(), crossings: Crossings::default(), ..self.clone() }
    }

    fn counts(&self) -> [u64; 2] {
        [self.summary.measured, self.summary.n]
    }
}

impl Counted for ChangeGroup {
    fn values(&self) -> &[String] {
        &self.values
    }

    fn nobody(&self, values: Vec<String>) -> Self {
        Self { informant: self.informant.clone(), values, ..Self::default() }
    }

    fn counts(&self) -> [u64; 2] {
        [self.assessed, self.paired]
    }
}

impl Counted for AddedValueGroup {
    fn values(&self) -> &[String] {
        &self.values
    }

    fn nobody(&self, values: Vec<String>) -> Self {
        Self { values, ..Self::default() }
    }

    fn counts(&self) -> [u64; 2] {
        [self.sums.periods, self.sums.periods]
    }
}

/// The groups of one table with what may be told of them.
pub(super) struct SafeTable<G = OutcomeGroup> {
    /// The groups, and whether each is held back.
    pub(super) groups: Vec<(G, bool)>,
    /// Whether no other safe choice holds back less.
    pub(super) least: bool,
}

/// The rule for small numbers: ten for anything about a school, where a child is known to many; else five.
pub(super) fn policy(question: &OutcomeQuestion) -> SuppressionPolicy {
    let of_school = |dimension: &Dimension| *dimension == Dimension::School;
    if question.by.iter().any(of_school) || question.only.iter().any(|(dimension, _)| of_school(dimension)) {
        SuppressionPolicy::SafeSetting
    } else {
        SuppressionPolicy::Mhsds
    }
}

/// Makes the groups of each scale safe, in the order given: those too small are held back, and as many more as
/// it takes that no total gives them away.
pub(super) fn safe_tables(groups: Vec<OutcomeGroup>, policy: SuppressionPolicy) -> Vec<SafeTable> {
    let key = |group: &OutcomeGroup| (group.instrument.clone(), group.informant.clone(), group.scale.clone());
    let mut scales: BTreeMap<_, Vec<OutcomeGroup>> = BTreeMap::new();
    for group in groups {
        scales.entry(key(&group)).or_default().push(group);
    }
    scales.into_values().map(|groups| safe_table(groups, policy)).collect()
}

/// Makes the groups of one table safe.
pub(super) fn safe_table<G: Counted>(groups: Vec<G>, policy: SuppressionPolicy) -> SafeTable<G> {
    let groups = with_empty(groups);
    let places: Vec<Vec<String>> = groups.iter().map(|group| group.values().to_vec()).collect();
    let counts = [0, 1].map(|count: usize| {
        groups.iter().map(|group| group.counts().get(count).copied().unwrap_or_default()).collect()
    });
    let found = hold_back(&places, &counts, policy);
    // A combination of nobody is listed only where it hides another.
    let listed = groups.into_iter().zip(found.held).filter(|(group, held)| *held || group.counts() != [0, 0]);
    SafeTable { groups: listed.collect(), least: found.least }
}

/// The groups with the combinations of their values that count nobody: these hide others as well as any.
fn with_empty<G: Counted>(groups: Vec<G>) -> Vec<G> {
    let Some(first) = groups.first().cloned() else { return groups };
    if first.values().len() < 2 {
        return groups;
    }
    let mut values: Vec<BTreeSet<&String>> = vec![BTreeSet::new(); first.values().len()];
    for group in &groups {
        for (values, value) in values.iter_mut().zip(group.values()) {
            values.insert(value);
        }
    }
    if values.iter().map(BTreeSet::len).product::<usize>() > MOST {
        return groups;
    }
    let mut places: Vec<Vec<String>> = vec![Vec::new()];
    for values in &values {
        let continued = |place: &Vec<String>| {
            values.iter().map(|value| [place.as_slice(), &[(*value).clone()]].concat()).collect::<Vec<_>>()
        };
        places = places.iter().flat_map(continued).collect();
    }
    let mut known: BTreeMap<Vec<String>, G> =
        groups.into_iter().map(|group| (group.values().to_vec(), group)).collect();
    places.into_iter().map(|place| known.remove(&place).unwrap_or_else(|| first.nobody(place))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(values: &[&str], n: u64) -> OutcomeGroup {
        OutcomeGroup {
            instrument: "sdq".into(),
            informant: "self".into(),
            scale: "total".into(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            summary: PairedSummary { n, measured: n, ..PairedSummary::default() },
            crossings: Crossings::default(),
        }
    }

    fn shown(groups: Vec<OutcomeGroup>) -> Vec<(Vec<String>, bool)> {
        let mut tables = safe_tables(groups, SuppressionPolicy::Mhsds);
        assert_eq!(tables.len(), 1);
        tables.remove(0).groups.into_iter().map(|(group, held)| (group.values, held)).collect()
    }

    #[test]
    fn schools_need_ten_and_everything_else_five() {
        let by = |by: &[Dimension]| OutcomeQuestion { by: by.to_vec(), ..OutcomeQuestion::default() };
        assert_eq!(policy(&by(&[Dimension::Tier, Dimension::School])), SuppressionPolicy::SafeSetting);
        assert_eq!(policy(&by(&[Dimension::Locality])), SuppressionPolicy::Mhsds);
        let only = OutcomeQuestion { only: vec![(Dimension::School, vec!["x".into()])], ..by(&[]) };
        assert_eq!(policy(&only), SuppressionPolicy::SafeSetting);
    }

    #[test]
    fn a_combination_of_nobody_is_listed_only_where_it_hides_another() {
        let plain = vec![group(&["a", "x"], 20), group(&["b", "y"], 30)];
        assert_eq!(shown(plain).len(), 2);
        let small = vec![group(&["a", "x"], 3), group(&["b", "x"], 30), group(&["b", "y"], 30)];
        let found = shown(small);
        assert!(found.len() == 4 && found.iter().all(|(_, held)| *held), "{found:?}");
    }

    #[test]
    fn scales_are_tables_of_their_own() {
        let other = OutcomeGroup { scale: "peer".into(), ..group(&[], 3) };
        let tables = safe_tables(vec![group(&[], 8), other], SuppressionPolicy::Mhsds);
        let held: Vec<bool> = tables.iter().flat_map(|table| &table.groups).map(|(_, held)| *held).collect();
        assert_eq!(held, [true, false], "peer before total");
    }
}
