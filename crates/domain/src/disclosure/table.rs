//! Which groups of a breakdown to hold back, whatever the number of its dimensions.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    audit::{Cell, MAX_SUPPRESSED, audit},
    policy::SuppressionPolicy,
    protect::{protect, protect_list},
    published::Published,
};

/// The most small cells of a two-way table for which the choice that loses least is looked for; beyond it the
/// lines of the table are made safe one by one and the audit has the last word.
const SEARCHED: usize = 24;

/// What is held back of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// For each group in the order given, whether it is held back.
    pub held: Vec<bool>,
    /// Whether no other safe choice loses less: false when the table is too large to look at all of them, or has
    /// more than two dimensions.
    pub least: bool,
}

impl HeldBack {
    /// How many groups are held back.
    pub fn count(&self) -> usize {
        self.held.iter().filter(|held| **held).count()
    }
}

impl SuppressionPolicy {
    /// Whether a count of people is more than nobody and too small to be told of.
    pub fn is_small(self, count: u64) -> bool {
        count > 0 && self.count(count) == Published::Suppressed
    }

    /// The smallest count that may be shown; what is held back is protected to this width.
    pub const fn threshold(self) -> u64 {
        match self {
            Self::Mhsds => 5,
            Self::Hes | Self::OpenSafely => 8,
            Self::SafeSetting => 10,
        }
    }
}

/// Holds back the groups of a breakdown that are small, and as many more as it takes that nobody can work them
/// out from totals: those of everybody, and of each of the dimensions by itself.
///
/// `places` are the groups' values in each dimension, each combination once. List combinations that count nobody
/// too: only what is listed can be held back. Each list of `counts` goes through the same groups (people measured, people paired): a group is held
/// back for all when one of them demands it.
pub fn hold_back(places: &[Vec<String>], counts: &[Vec<u64>], policy: SuppressionPolicy) -> HeldBack {
    let mut all = HeldBack { held: vec![false; places.len()], least: true };
    for counts in counts {
        let found = hold_back_by_one(places, counts, policy);
        // What is held back for another count widens what can be worked out of this one, never narrows it.
        all.least &= found.least && (all.count() == 0 || found.count() == 0 || all.held == found.held);
        for (held, also) in all.held.iter_mut().zip(found.held) {
            *held |= also;
        }
    }
    all
}

/// One count of the groups.
fn hold_back_by_one(places: &[Vec<String>], counts: &[u64], policy: SuppressionPolicy) -> HeldBack {
    let small: Vec<usize> = (0..places.len())
        .filter(|group| counts.get(*group).is_some_and(|count| policy.is_small(*count)))
        .collect();
    let mut held = vec![false; places.len()];
    let width = policy.threshold();
    let dimensions = places.first().map_or(0, Vec::len);
    mark(&mut held, small.iter().copied());
    if small.is_empty() || dimensions == 0 {
        return HeldBack { held, least: true };
    }
    if dimensions == 1 {
        match protect_list(counts, &small, width) {
            Ok(all) => mark(&mut held, all),
            Err(_) => held.fill(true),
        }
        return HeldBack { held, least: true };
    }
    let directions = if dimensions == 2 { 1 } else { dimensions };
    let mut least = dimensions == 2;
    let mut hidden = small;
    loop {
        for direction in 0..directions {
            let (groups, is_least) = two_way(places, counts, &hidden, direction, width);
            least &= is_least;
            match groups {
                Some(groups) => mark(&mut held, groups),
                None => held.fill(true),
            }
        }
        // What one direction takes along must not be given away by another.
        let all: Vec<usize> = (0..held.len()).filter(|group| held.get(*group) == Some(&true)).collect();
        if directions == 1 || all == hidden {
            break;
        }
        hidden = all;
    }
    HeldBack { held, least }
}

fn mark(held: &mut [bool], groups: impl IntoIterator<Item = usize>) {
    for group in groups {
        if let Some(held) = held.get_mut(group) {
            *held = true;
        }
    }
}

/// The table with one dimension down and the others across: the groups to hold back (none when all must be), and
/// whether the choice loses least.
fn two_way(
    places: &[Vec<String>],
    counts: &[u64],
    small: &[usize],
    down: usize,
    width: u64,
) -> (Option<Vec<usize>>, bool) {
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    let mut columns: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut at: BTreeMap<Cell, usize> = BTreeMap::new();
    for (group, place) in places.iter().enumerate() {
        let Some(row) = place.get(down) else { continue };
        let across = place.iter().enumerate().filter(|(n, _)| *n != down).map(|(_, value)| value.as_str());
        let next = rows.len();
        let row = *rows.entry(row).or_insert(next);
        let next = columns.len();
        let column = *columns.entry(across.collect()).or_insert(next);
        at.insert([row, column], group);
    }
    let mut table = vec![vec![0; columns.len()]; rows.len()];
    for ([row, column], group) in &at {
        if let (Some(cell), Some(count)) =
            (table.get_mut(*row).and_then(|row| row.get_mut(*column)), counts.get(*group))
        {
            *cell = *count;
        }
    }
    let is_small: BTreeSet<usize> = small.iter().copied().collect();
    let cells: Vec<Cell> =
        at.iter().filter(|(_, group)| is_small.contains(group)).map(|(cell, _)| *cell).collect();
    let (all, least) = safe_cells(&table, &cells, width);
    // A combination that is not listed counts nobody, and everybody can see that it does: it hides nothing.
    let groups = all.and_then(|cells| cells.iter().map(|cell| at.get(cell).copied()).collect());
    (groups, least)
}

/// Holds back cells of a two-way table whose row, column and grand totals are known: the `small` ones, and as many
/// more as it takes that nobody can work them out to within the policy's threshold. None when no choice would hide
/// them, so that the whole table must be held back.
///
/// Which cells are small is the caller's to say: where nought tells something of everybody in a group, noughts are.
pub fn hold_back_cells(table: &[Vec<u64>], small: &[Cell], policy: SuppressionPolicy) -> Option<Vec<Cell>> {
    if small.is_empty() { Some(Vec::new()) } else { safe_cells(table, small, policy.threshold()).0 }
}

/// The cells to hold back (none when all must be), and whether the choice loses least.
fn safe_cells(table: &[Vec<u64>], small: &[Cell], width: u64) -> (Option<Vec<Cell>>, bool) {
    if small.len() > SEARCHED {
        return (by_lines(table, small, width), false);
    }
    match protect(table, small, width) {
        Ok(protection) => (Some(protection.suppressed), protection.least),
        Err(_) => (None, true),
    }
}

/// Makes each row and each column safe by itself until none needs more, and has the audit say whether that is
/// enough.
fn by_lines(table: &[Vec<u64>], small: &[Cell], width: u64) -> Option<Vec<Cell>> {
    let mut held: BTreeSet<Cell> = small.iter().copied().collect();
    let columns = table.first().map_or(0, Vec::len);
    loop {
        let before = held.len();
        for row in 0..table.len() {
            hold_line((0..columns).map(|column| [row, column]).collect(), table, &mut held, width)?;
        }
        for column in 0..columns {
            hold_line((0..table.len()).map(|row| [row, column]).collect(), table, &mut held, width)?;
        }
        if held.len() == before {
            break;
        }
    }
    let cells: Vec<Cell> = held.into_iter().collect();
    let safe = cells.len() <= MAX_SUPPRESSED && audit(table, &cells, width).is_ok_and(|audit| audit.safe);
    safe.then_some(cells)
}

fn hold_line(line: Vec<Cell>, table: &[Vec<u64>], held: &mut BTreeSet<Cell>, width: u64) -> Option<()> {
    let count = |[row, column]: &Cell| table.get(*row).and_then(|row| row.get(*column)).copied().unwrap_or(0);
    let small: Vec<usize> =
        (0..line.len()).filter(|n| line.get(*n).is_some_and(|cell| held.contains(cell))).collect();
    let counts: Vec<u64> = line.iter().map(count).collect();
    let all = protect_list(&counts, &small, width).ok()?;
    held.extend(all.into_iter().filter_map(|place| line.get(place)));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(places: &[&[&str]], counts: &[&[u64]]) -> HeldBack {
        let places: Vec<Vec<String>> =
            places.iter().map(|place| place.iter().map(|value| (*value).to_owned()).collect()).collect();
        let counts: Vec<Vec<u64>> = counts.iter().map(|counts| counts.to_vec()).collect();
        hold_back(&places, &counts, SuppressionPolicy::Mhsds)
    }

    fn held_of(found: &HeldBack) -> Vec<usize> {
        found.held.iter().enumerate().filter(|(_, held)| **held).map(|(group, _)| group).collect()
    }

    fn list(counts: &[u64]) -> Vec<bool> {
        let names = ["a", "b", "c", "d"];
        let places: Vec<&[&str]> = names.iter().take(counts.len()).map(std::slice::from_ref).collect();
        held(&places, &[counts]).held
    }

    #[test]
    fn five_are_shown_and_four_are_not() {
        assert_eq!(held(&[&[]], &[&[5]]).held, [false]);
        assert_eq!(held(&[&[]], &[&[4]]).held, [true]);
    }

    #[test]
    fn a_small_group_takes_another_along_until_both_hide_each_other() {
        assert_eq!(list(&[4, 20, 8]), [true, false, true]);
        assert_eq!(list(&[2, 1, 20]), [true, true, true]);
        assert_eq!(list(&[3, 4, 20]), [true, true, false]);
        assert_eq!(list(&[0, 20]), [false, false], "nobody gives nobody away");
    }

    #[test]
    fn a_group_is_held_back_for_any_of_its_counts() {
        let both = held(&[&["a"], &["b"], &["c"]], &[&[40, 30, 20], &[30, 4, 10]]);
        assert_eq!(both.held, [false, true, true]);
        assert_eq!(both.count(), 2);
    }

    #[test]
    fn a_two_way_table_is_proved_by_the_audit() {
        let places: [&[&str]; 9] = [
            &["a", "x"],
            &["a", "y"],
            &["a", "z"],
            &["b", "x"],
            &["b", "y"],
            &["b", "z"],
            &["c", "x"],
            &["c", "y"],
            &["c", "z"],
        ];
        // One on each place of the diagonal: each is the only one in its row.
        let counts = [3, 20, 11, 15, 2, 14, 12, 22, 4];
        let found = held(&places, &[&counts]);
        assert!(found.held[0] && found.held[4] && found.held[8]);
        let table: Vec<Vec<u64>> = counts.chunks(3).map(<[u64]>::to_vec).collect();
        let cells: Vec<Cell> = held_of(&found).into_iter().map(|n| [n / 3, n % 3]).collect();
        assert!(audit(&table, &cells, 5).unwrap().safe, "{cells:?}");
        assert!(found.least && found.count() < 9);
    }

    #[test]
    fn a_table_with_many_small_cells_is_made_safe_line_by_line() {
        let rows: Vec<String> = (0..30).map(|n| n.to_string()).collect();
        let mut places = Vec::new();
        let mut counts = Vec::new();
        for (n, row) in (0_u64..).zip(&rows) {
            for (m, column) in (0_u64..).zip(["x", "y", "z"]) {
                places.push(vec![row.clone(), column.to_owned()]);
                counts.push(if (n + m) % 3 == 0 { 2 } else { 20 + n + m });
            }
        }
        let found = hold_back(&places, std::slice::from_ref(&counts), SuppressionPolicy::Mhsds);
        assert!(!found.least && found.count() < places.len());
        let table: Vec<Vec<u64>> = counts.chunks(3).map(<[u64]>::to_vec).collect();
        let cells: Vec<Cell> = held_of(&found).into_iter().map(|n| [n / 3, n % 3]).collect();
        assert!(audit(&table, &cells, 5).unwrap().safe);
    }

    #[test]
    fn three_dimensions_are_safe_in_each_direction() {
        let mut places = Vec::new();
        let mut counts = Vec::new();
        for (n, one) in (0_u64..).zip(["a", "b", "c"]) {
            for (m, two) in (0_u64..).zip(["x", "y", "z"]) {
                for three in ["p", "q"] {
                    places.push(vec![one.to_owned(), two.to_owned(), three.to_owned()]);
                    counts.push(if n == m && three == "p" { 3 } else { 15 + n });
                }
            }
        }
        let found = hold_back(&places, std::slice::from_ref(&counts), SuppressionPolicy::Mhsds);
        assert!(!found.least);
        let groups = |by: [usize; 2]| {
            let mut lines: BTreeMap<[&str; 2], usize> = BTreeMap::new();
            for group in held_of(&found) {
                *lines.entry(by.map(|n| places[group][n].as_str())).or_default() += 1;
            }
            lines
        };
        for by in [[0, 1], [0, 2], [1, 2]] {
            assert!(groups(by).values().all(|held| *held >= 2), "a line with a single one held back: {by:?}");
        }
    }
}
