//! Whom the programme reaches, against the population that it is for.

use std::collections::{BTreeMap, HashMap};

use headstart_contract::evaluation::{PopulationSource, ReachRow, ReachTable};
use headstart_domain::{
    disclosure::{SuppressionPolicy, hold_back},
    evaluation::Dimension,
    statistics::{reach_ratio, relative_representation},
};
use headstart_store::{Tx, tx::evaluation::OutcomeQuestion};
use serde_json::json;

use super::{
    exclusions::{self, exclusion},
    names::Names,
    population::{Population, population},
    safe_table::policy,
};
use crate::{error::ApiResult, use_cases::tools::Tools};

const RULE: &str = "Reached: young people with consent to evaluation who have had a period of support, each once, as they \
    are recorded now (age: when their first period began).";

/// Everybody of one group: how many are reached, and how many there are.
struct Group {
    value: String,
    reached: u64,
    people: Option<u64>,
}

/// Reach by one dimension. Give one that tells people of a population apart.
///
/// It is not laid beside published tables, as measurable change is: it counts young people, each once and as recorded now,
/// and those count periods of support, with the locality of the period and the age at its first score. No difference of
/// the two is a number of people, small or large.
///
/// # Errors
/// When the store fails.
pub fn reach(tx: &mut Tx<'_>, tools: &Tools, by: Dimension) -> ApiResult<ReachTable> {
    let partnership = tools.caller.partnership();
    let counts = tx.reached(partnership, by)?;
    let without = u64::try_from(tx.reached_without_consent(partnership)?).unwrap_or_default();
    let population = population(tx, partnership, by)?;
    let names = Names::read(tx, partnership, &[by])?;
    tools.caller.audit(tx, "evaluation.reach_read", None, None, json!({ "by": by }));
    let policy = policy(&OutcomeQuestion { by: vec![by], ..OutcomeQuestion::default() });

    let groups = groups(counts, population.as_ref());
    let places: Vec<Vec<String>> = groups.iter().map(|group| vec![group.value.clone()]).collect();
    let reached = groups.iter().map(|group| group.reached).collect();
    let held = hold_back(&places, &[reached], policy);
    let held_back = held.count() as u64;
    let compared = Compared::of(&groups, population.as_ref(), policy);
    let mut rows: Vec<ReachRow> =
        groups.iter().zip(held.held).map(|(group, held)| compared.row(group, held, by, &names)).collect();
    rows.sort_by_key(|row| place(by, row));
    let left = [
        exclusion("No consent to evaluation: in no figure", "young people", without),
        exclusions::held_back(held_back),
    ];
    Ok(ReachTable {
        by,
        rule: RULE.to_owned(),
        policy,
        held_back,
        compared: compared.is_shown.then_some(compared.reached),
        exclusions: exclusions::some(left),
        rows,
        population: population.map(|population| PopulationSource {
            source: population.source,
            as_at: population.as_at,
            people: compared.people,
            set: population.set,
        }),
    })
}

/// Each value that somebody has, or that the population has.
fn groups(counts: Vec<(String, i64)>, population: Option<&Population>) -> Vec<Group> {
    let mut reached: BTreeMap<String, u64> = BTreeMap::new();
    for (value, count) in counts {
        *reached.entry(value).or_default() += u64::try_from(count).unwrap_or_default();
    }
    let people: HashMap<&str, u64> = population
        .iter()
        .flat_map(|population| &population.figures)
        .map(|(value, n)| (value.as_str(), *n))
        .collect();
    for value in people.keys() {
        reached.entry((*value).to_owned()).or_default();
    }
    let group = |(value, reached): (String, u64)| {
        let people = people.get(value.as_str()).copied();
        Group { value, reached, people }
    };
    reached.into_iter().map(group).collect()
}

/// The order of a code list; records by name; what is not known last.
fn place(by: Dimension, row: &ReachRow) -> (bool, usize, String) {
    let value = &row.group.value;
    let known = by.codes().iter().position(|code| code == value).unwrap_or_default();
    (value.is_empty(), known, row.group.label.clone())
}

/// All that is compared.
struct Compared {
    /// Young people reached in groups that have a figure.
    reached: u64,
    /// People of all groups.
    people: u64,
    /// Whether so many are reached that the number may be told.
    is_shown: bool,
    has_population: bool,
}

impl Compared {
    fn of(groups: &[Group], population: Option<&Population>, policy: SuppressionPolicy) -> Self {
        let has_population = population.is_some();
        let counted = groups.iter().filter(|group| !has_population || group.people.is_some());
        let reached = counted.map(|group| group.reached).sum();
        Self {
            reached,
            people: groups.iter().filter_map(|group| group.people).sum(),
            is_shown: !policy.is_small(reached),
            has_population,
        }
    }

    fn row(&self, group: &Group, held: bool, by: Dimension, names: &Names) -> ReachRow {
        let is_compared = group.people.is_some() || !self.has_population;
        let share = (!held && is_compared && self.is_shown && self.reached > 0)
            .then(|| group.reached as f64 / self.reached as f64);
        let population_share =
            group.people.filter(|_| self.people > 0).map(|people| people as f64 / self.people as f64);
        let representation = share
            .and(population_share)
            .and_then(|share| relative_representation(group.reached, self.reached, share).ok());
        let ratio = share.and(group.people).and_then(|people| {
            let rest = self.people.saturating_sub(people);
            reach_ratio(group.reached, people, self.reached.saturating_sub(group.reached), rest).ok()
        });
        let limits = representation.map(|found| found.ci);
        let ratio_limits = ratio.and_then(|ratio| ratio.ci);
        ReachRow {
            group: names.value(by, &group.value),
            reached: if held { 0 } else { group.reached },
            share,
            population: group.people,
            population_share,
            relative_representation: representation.map(|found| found.relative_representation),
            relative_representation_low: limits.map(|[low, _]| low),
            relative_representation_high: limits.map(|[_, high]| high),
            reach_ratio: ratio.map(|ratio| ratio.reach_ratio),
            reach_ratio_low: ratio_limits.map(|[low, _]| low),
            reach_ratio_high: ratio_limits.map(|[_, high]| high),
            suppressed: held,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn population(figures: &[(&str, u64)]) -> Population {
        Population {
            figures: figures.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect(),
            source: "Census".into(),
            as_at: None,
            set: true,
        }
    }

    #[test]
    fn a_group_that_nobody_is_reached_of_is_listed_and_one_without_a_figure_is_not_compared() {
        let known = population(&[("a", 300), ("b", 700)]);
        let groups = groups(vec![("a".into(), 12), ("a".into(), 8), (String::new(), 6)], Some(&known));
        let told: Vec<_> =
            groups.iter().map(|group| (group.value.as_str(), group.reached, group.people)).collect();
        assert_eq!(told, [("", 6, None), ("a", 20, Some(300)), ("b", 0, Some(700))]);
        let compared = Compared::of(&groups, Some(&known), SuppressionPolicy::Mhsds);
        assert_eq!((compared.reached, compared.people, compared.is_shown), (20, 1_000, true));
    }

    #[test]
    fn without_a_population_everybody_is_counted_and_nothing_compared() {
        let groups = groups(vec![("a".into(), 20), (String::new(), 6)], None);
        let compared = Compared::of(&groups, None, SuppressionPolicy::Mhsds);
        assert_eq!((compared.reached, compared.people), (26, 0));
    }
}
