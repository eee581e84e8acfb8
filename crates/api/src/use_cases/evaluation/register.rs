//! What was published before, and whether something new beside it would tell of a small group.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use headstart_contract::problem::ProblemCode;
use headstart_domain::{
    access::Permission,
    disclosure::{CountedCell, Population, SuppressionPolicy, protect_list, small_differences},
    evaluation::Dimension,
};
use headstart_store::{
    Tx, Uid,
    rows::PublishedTable,
    tx::evaluation::{OutcomeGroup, OutcomeQuestion},
};
use serde::{Deserialize, Serialize};

use super::safe_table::{Counted, SafeTable, policy};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// The tables of the register that are read at a time.
const PAGE: i64 = 100;

/// The unrounded counts of a published table. They stay within the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Counts {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    policy: SuppressionPolicy,
    scales: Vec<ScaleCounts>,
}

/// Those of one scale: each group with its people measured and its people paired.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ScaleCounts {
    instrument: String,
    informant: String,
    scale: String,
    measured: Vec<CountedCell>,
    paired: Vec<CountedCell>,
}

/// A published table beside which a cell must not be shown.
struct Clash {
    table: String,
    population: Population,
    scale: (String, String, String),
}

/// Who is counted where each dimension has a value.
fn population<'a>(
    values: impl IntoIterator<Item = (&'a Dimension, &'a String)>,
    question: &OutcomeQuestion,
) -> Population {
    let limited = question.only.iter().fold(Population::everybody(), |all, (dimension, values)| {
        all.with(dimension.as_str(), values.iter().cloned())
    });
    let with = |all: Population, (dimension, value): (&Dimension, &String)| {
        all.with(dimension.as_str(), [value.clone()])
    };
    values.into_iter().fold(limited, with)
}

/// The cells of a table and the totals that follow from them: one of which a cell is held back does not.
fn cells(table: &SafeTable, question: &OutcomeQuestion, which: usize) -> Vec<CountedCell> {
    let by = &question.by;
    let mut cells = Vec::new();
    for kept in 0..1_usize << by.len() {
        let is_kept = |at: usize| kept >> at & 1 == 1;
        // Who is in several groups is counted more than once in their sum: nothing follows from it.
        if by.iter().enumerate().any(|(at, dimension)| !is_kept(at) && dimension.has_several()) {
            continue;
        }
        let mut totals: BTreeMap<Vec<&String>, (u64, bool)> = BTreeMap::new();
        for (group, held) in &table.groups {
            let values = group.values.iter().enumerate().filter(|(at, _)| is_kept(*at));
            let total = totals.entry(values.map(|(_, value)| value).collect()).or_insert((0, true));
            total.0 += group.counts().get(which).copied().unwrap_or_default();
            total.1 &= !held;
        }
        let dimensions: Vec<&Dimension> =
            by.iter().enumerate().filter(|(at, _)| is_kept(*at)).map(|(_, dimension)| dimension).collect();
        cells.extend(totals.into_iter().map(|(values, (count, shown))| CountedCell {
            population: population(dimensions.iter().copied().zip(values), question),
            count,
            shown,
        }));
    }
    cells
}

/// The counts of a table as it would be shown.
pub(super) fn counts(tables: &[SafeTable], question: &OutcomeQuestion) -> Counts {
    let scale = |table: &SafeTable| {
        let (first, _) = table.groups.first()?;
        Some(ScaleCounts {
            instrument: first.instrument.clone(),
            informant: first.informant.clone(),
            scale: first.scale.clone(),
            measured: cells(table, question, 0),
            paired: cells(table, question, 1),
        })
    };
    Counts {
        from: question.from,
        to: question.to,
        policy: policy(question),
        scales: tables.iter().filter_map(scale).collect(),
    }
}

impl Counts {
    /// Whether every day of this table's period is one of the other's.
    fn is_within(&self, other: &Self) -> bool {
        let from = other.from.is_none_or(|other| self.from.is_some_and(|own| own >= other));
        from && other.to.is_none_or(|other| self.to.is_some_and(|own| own <= other))
    }

    /// The populations of this table's cells that must not be shown beside an older one.
    fn clashes(&self, older: &Self) -> Vec<(Population, (String, String, String))> {
        let (within, around) = (self.is_within(older), older.is_within(self));
        if !within && !around {
            return Vec::new();
        }
        // The shorter period is a limit that the longer one does not have.
        let limited = |cells: &[CountedCell], is_shorter: bool| -> Vec<CountedCell> {
            let limit = |cell: &CountedCell| match is_shorter {
                true => CountedCell {
                    population: cell.population.clone().with("period", ["shorter"]),
                    ..cell.clone()
                },
                false => cell.clone(),
            };
            cells.iter().map(limit).collect()
        };
        let policy =
            if self.policy.threshold() >= older.policy.threshold() { self.policy } else { older.policy };
        let mut found = Vec::new();
        for own in &self.scales {
            let same = |other: &&ScaleCounts| {
                (&own.instrument, &own.informant, &own.scale)
                    == (&other.instrument, &other.informant, &other.scale)
            };
            let Some(other) = older.scales.iter().find(same) else { continue };
            for (cells, others) in [(&own.measured, &other.measured), (&own.paired, &other.paired)] {
                let new = limited(cells, within && !around);
                let published = limited(others, around && !within);
                let names = || (own.instrument.clone(), own.informant.clone(), own.scale.clone());
                for difference in small_differences(&new, &published, policy) {
                    let at = new.iter().position(|cell| std::ptr::eq(cell, difference.new));
                    let cell = at.and_then(|at| cells.get(at));
                    found.extend(cell.map(|cell| (cell.population.clone(), names())));
                }
            }
        }
        found
    }
}

/// What of a table must not be shown beside those published.
fn clashes(tx: &mut Tx<'_>, partnership: Uid, counts: &Counts) -> ApiResult<Vec<Clash>> {
    let mut clashes = Vec::new();
    let mut after = None;
    loop {
        let tables: Vec<PublishedTable> = tx.list_published_tables(partnership, after, PAGE)?;
        let Some(last) = tables.last() else { return Ok(clashes) };
        after = Some(last.id);
        for table in tables {
            let older: Counts = table.counts.read()?;
            let name = format!("\"{}\" ({})", table.title, table.id.0);
            let clash = |(population, scale)| Clash { table: name.clone(), population, scale };
            clashes.extend(counts.clashes(&older).into_iter().map(clash));
        }
    }
}

fn refusal(clashes: &[Clash]) -> ApiError {
    let tables: BTreeSet<&str> = clashes.iter().map(|clash| clash.table.as_str()).collect();
    let tables = tables.into_iter().collect::<Vec<_>>().join(", ");
    let detail =
        format!("Beside the published table {tables} it would tell of a group too small to be told of");
    ApiError::known(ProblemCode::SmallDifference, detail)
}

/// Refuses a table beside which a published one would give a small group away.
///
/// # Errors
/// `SmallDifference`, which names the published tables; or the store's.
pub(super) fn refuse_small_differences(tx: &mut Tx<'_>, partnership: Uid, counts: &Counts) -> ApiResult<()> {
    let clashes = clashes(tx, partnership, counts)?;
    if clashes.is_empty() { Ok(()) } else { Err(refusal(&clashes)) }
}

/// Holds back what somebody who may not read the records must not see beside the tables published.
///
/// # Errors
/// `SmallDifference` when a table of two dimensions or more would need it: its totals would give the cells away. The
/// store's.
pub(super) fn hold_back_small_differences(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
    tables: &mut [SafeTable],
) -> ApiResult<()> {
    if tools.caller.actor.may(Permission::EpisodesRead) {
        return Ok(());
    }
    let clashes = clashes(tx, tools.caller.partnership(), &counts(tables, question))?;
    if clashes.is_empty() {
        return Ok(());
    }
    if question.by.len() > 1 {
        return Err(refusal(&clashes));
    }
    let policy = policy(question);
    for table in tables {
        let Some((first, _)) = table.groups.first() else { continue };
        let scale = (first.instrument.clone(), first.informant.clone(), first.scale.clone());
        for clash in clashes.iter().filter(|clash| clash.scale == scale) {
            hide(table, question, &clash.population);
        }
        if question.by.len() == 1 {
            hide_among_others(table, policy);
        }
    }
    Ok(())
}

/// Holds the group back that is this population, or, where it is the total of a list, the smallest group of it.
fn hide(table: &mut SafeTable, question: &OutcomeQuestion, hidden: &Population) {
    let is_hidden =
        |group: &OutcomeGroup| population(question.by.iter().zip(&group.values), question) == *hidden;
    if let Some((_, held)) = table.groups.iter_mut().find(|(group, _)| is_hidden(group)) {
        *held = true;
        return;
    }
    let shown = table.groups.iter_mut().filter(|(_, held)| !held);
    if let Some((_, held)) = shown.min_by_key(|(group, _)| group.counts()) {
        *held = true;
    }
}

/// Holds back as many more groups of a list as it takes that the total does not give those away.
fn hide_among_others(table: &mut SafeTable, policy: SuppressionPolicy) {
    for which in [0, 1] {
        let count =
            |(group, _): &(OutcomeGroup, bool)| group.counts().get(which).copied().unwrap_or_default();
        let counts: Vec<u64> = table.groups.iter().map(count).collect();
        let held: Vec<usize> =
            table.groups.iter().enumerate().filter(|(_, (_, held))| *held).map(|(at, _)| at).collect();
        let hidden = protect_list(&counts, &held, policy.threshold());
        for (at, (_, held)) in table.groups.iter_mut().enumerate() {
            *held |= hidden.as_ref().map_or(true, |hidden| hidden.contains(&at));
        }
    }
}

#[cfg(test)]
mod tests {
    use headstart_domain::evaluation::{Crossings, PairedSummary};

    use super::*;

    fn table(groups: &[(&[&str], u64)]) -> SafeTable {
        let group = |(values, n): &(&[&str], u64)| OutcomeGroup {
            instrument: "sdq".into(),
            informant: "self".into(),
            scale: "total".into(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            summary: PairedSummary { n: *n, measured: *n, ..PairedSummary::default() },
            crossings: Crossings::default(),
        };
        SafeTable { groups: groups.iter().map(|one| (group(one), false)).collect(), least: true }
    }

    fn question(by: &[Dimension], schools: &[&str], to: Option<&str>) -> OutcomeQuestion {
        let schools: Vec<String> = schools.iter().map(|school| (*school).to_owned()).collect();
        OutcomeQuestion {
            by: by.to_vec(),
            only: if schools.is_empty() { Vec::new() } else { vec![(Dimension::School, schools)] },
            to: to.map(|day| day.parse().unwrap()),
            ..OutcomeQuestion::default()
        }
    }

    fn clash(new: (&OutcomeQuestion, &SafeTable), old: (&OutcomeQuestion, &SafeTable)) -> usize {
        let one = |(question, table): (&OutcomeQuestion, &SafeTable)| {
            let cells = table.groups.clone();
            counts(&[SafeTable { groups: cells, least: true }], question)
        };
        one(new).clashes(&one(old)).len()
    }

    #[test]
    fn all_but_one_school_of_few_clashes_with_all() {
        let all = question(&[], &[], None);
        let but_one = question(&[], &["a", "b"], None);
        // Measured and paired, each.
        assert_eq!(clash((&but_one, &table(&[(&[], 38)])), (&all, &table(&[(&[], 40)]))), 2);
        assert_eq!(
            clash((&all, &table(&[(&[], 40)])), (&but_one, &table(&[(&[], 38)]))),
            2,
            "in either order"
        );
        assert_eq!(clash((&but_one, &table(&[(&[], 30)])), (&all, &table(&[(&[], 40)]))), 0);
        // Ten are needed where schools are told apart, although the table of all wants five only.
        assert_eq!(clash((&but_one, &table(&[(&[], 33)])), (&all, &table(&[(&[], 40)]))), 2);
    }

    #[test]
    fn a_longer_period_clashes_when_few_are_new_and_periods_that_only_overlap_do_not() {
        let july = question(&[], &[], Some("2026-07-31"));
        let august = question(&[], &[], Some("2026-08-31"));
        assert_eq!(clash((&august, &table(&[(&[], 23)])), (&july, &table(&[(&[], 20)]))), 2);
        assert_eq!(clash((&august, &table(&[(&[], 25)])), (&july, &table(&[(&[], 20)]))), 0);
        let from = OutcomeQuestion { from: "2026-06-01".parse().ok(), ..august };
        assert_eq!(clash((&from, &table(&[(&[], 21)])), (&july, &table(&[(&[], 20)]))), 0);
        // A longer period of one school is no part of a shorter one of all.
        let school = question(&[], &["a"], Some("2026-08-31"));
        assert_eq!(clash((&school, &table(&[(&[], 21)])), (&july, &table(&[(&[], 20)]))), 0);
    }

    #[test]
    fn the_total_of_a_list_clashes_too_unless_a_group_of_it_is_held_back() {
        let all = question(&[], &[], None);
        let sexes = question(&[Dimension::Sex], &[], None);
        let mut list = table(&[(&["female"], 15), (&["male"], 8)]);
        assert_eq!(clash((&sexes, &list), (&all, &table(&[(&[], 21)]))), 2);
        list.groups[0].1 = true;
        assert_eq!(clash((&sexes, &list), (&all, &table(&[(&[], 21)]))), 0);
        // Offers have people in common: their sum is nobody's number.
        let offers = question(&[Dimension::Offer], &[], None);
        assert_eq!(clash((&offers, &table(&[(&["x"], 15), (&["y"], 8)])), (&all, &table(&[(&[], 21)]))), 0);
    }

    #[test]
    fn a_total_is_hidden_by_its_smallest_group() {
        let mut list = table(&[(&["female"], 15), (&["male"], 8)]);
        hide(&mut list, &question(&[Dimension::Sex], &[], None), &Population::everybody());
        assert_eq!(list.groups.iter().map(|(_, held)| *held).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_group_held_back_takes_another_of_its_list_along() {
        let mut list = table(&[(&["a"], 20), (&["b"], 8), (&["c"], 30)]);
        list.groups[0].1 = true;
        hide_among_others(&mut list, SuppressionPolicy::Mhsds);
        let held: Vec<bool> = list.groups.iter().map(|(_, held)| *held).collect();
        assert_eq!(held, [true, true, false]);
    }
}
