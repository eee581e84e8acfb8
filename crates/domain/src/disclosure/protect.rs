//! Which further cells of a table to hold back so that the small ones cannot be worked out from its totals.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
};

use serde::Serialize;

use super::audit::{Audit, Cell, audit, exposed};
use crate::statistics::{InputError, InputProblem};

/// How many sets of cells are tried before the best one found so far is taken.
const TRIES: usize = 5_000;

/// A table made safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Protection {
    /// Every cell that is held back, small ones and further ones, in order of row and column.
    pub suppressed: Vec<Cell>,
    /// The further ones among them.
    pub added: Vec<Cell>,
    /// What the further ones cost: the counts in them, and one for each cell so that noughts cost something.
    pub loss: u64,
    /// True when no choice can cost less; false when there were too many to try all that might.
    pub least: bool,
    /// The proof: what an outsider can work out about each cell held back.
    pub audit: Audit,
}

/// Holds back further cells of a two-way table with published row, column and grand totals until no cell held
/// back is known to within less than `protection_width`, and chooses them so that least is lost (complementary
/// cell suppression; Cox 1980, Fischetti and Salazar 2001 state the problem).
///
/// A first safe choice takes, for each cell at risk, the cheapest closed way through the table along which counts
/// can be moved without changing a total. It is then improved by trying cheaper choices in order.
///
/// # Errors
/// Those of [`audit`]; `OutOfRange` for `table` when even holding back every cell would not hide one, as in a
/// table of one row.
pub fn protect(table: &[Vec<u64>], small: &[Cell], protection_width: u64) -> Result<Protection, InputError> {
    let mut search = Search::new(table, small, protection_width)?;
    let first = search.cheapest_ways(small)?;
    search.best = search.without_needless(first)?;
    search.best_loss = search.loss(&search.best);
    search.improve(0, &mut BTreeSet::new(), 0)?;
    search.finish()
}

/// Holds back further cells of a list whose total is published, until the cells held back are two at least and
/// hold `protection_width` people together; gives all that are held back, in order of place. Between them each
/// can then be anything from nought to what they hold together. The cheapest further cells are taken.
///
/// # Errors
/// A place outside the list; `OutOfRange` for `counts` when the list is too short to hide anything in.
pub fn protect_list(
    counts: &[u64],
    small: &[usize],
    protection_width: u64,
) -> Result<BTreeSet<usize>, InputError> {
    let mut held: BTreeSet<usize> = small.iter().copied().collect();
    if let Some(outside) = held.iter().find(|place| **place >= counts.len()) {
        return Err(InputError::out_of_range(
            "small",
            format!("names the place {outside}, outside the list"),
        ));
    }
    let holds = |held: &BTreeSet<usize>| -> u64 {
        let counted = held.iter().filter_map(|place| counts.get(*place));
        counted.fold(0, |sum, count| sum.saturating_add(*count))
    };
    while !held.is_empty() && (held.len() < 2 || holds(&held) < protection_width.max(1)) {
        let missing = protection_width.max(1).saturating_sub(holds(&held));
        let left = || counts.iter().enumerate().filter(|(place, _)| !held.contains(place));
        let enough = left().filter(|(_, count)| **count >= missing).min_by_key(|(_, count)| **count);
        let next = enough.or_else(|| left().max_by_key(|(_, count)| **count)).map(|(place, _)| place);
        held.insert(next.ok_or_else(|| {
            InputError::new("counts", InputProblem::OutOfRange, "are too few to hide a small one among them")
        })?);
    }
    Ok(held)
}

/// The table and the best choice of further cells so far.
struct Search<'a> {
    table: &'a [Vec<u64>],
    small: &'a [Cell],
    width: u64,
    /// Cells that may be added, cheapest first.
    candidates: Vec<Cell>,
    /// The places of each row's candidates in that order, and of each column's.
    of_lines: [Vec<Vec<usize>>; 2],
    /// How many cells are held back in each row, and in each column, by the choice that is being tried.
    held: [Vec<usize>; 2],
    best: BTreeSet<Cell>,
    best_loss: u64,
    tries: usize,
}

impl<'a> Search<'a> {
    fn new(table: &'a [Vec<u64>], small: &'a [Cell], width: u64) -> Result<Self, InputError> {
        audit(table, small, width)?;
        let cells = |(row, counts): (usize, &Vec<u64>)| (0..counts.len()).map(move |column| [row, column]);
        let mut candidates: Vec<Cell> =
            table.iter().enumerate().flat_map(cells).filter(|cell| !small.contains(cell)).collect();
        candidates.sort_by_key(|cell| (count(table, *cell), *cell));
        let of_lines = [(0, table.len()), (1, table.first().map_or(0, Vec::len))].map(|(axis, length)| {
            let mut lines = vec![Vec::new(); length];
            for (place, cell) in candidates.iter().enumerate() {
                let line = cell.get(axis).and_then(|line| lines.get_mut(*line));
                line.into_iter().for_each(|line: &mut Vec<usize>| line.push(place));
            }
            lines
        });
        let held = of_lines.each_ref().map(|lines| vec![0; lines.len()]);
        let (width, best) = (width.max(1), BTreeSet::new());
        let mut search =
            Self { table, small, width, candidates, of_lines, held, best, best_loss: 0, tries: 0 };
        small.iter().for_each(|cell| search.count_held(*cell, 1));
        Ok(search)
    }

    /// Counts a cell in its row and its column, or no more.
    fn count_held(&mut self, cell: Cell, change: isize) {
        for (lines, line) in self.held.iter_mut().zip(cell) {
            lines.get_mut(line).into_iter().for_each(|held| *held = held.saturating_add_signed(change));
        }
    }

    fn cost(&self, cell: Cell) -> u64 {
        count(self.table, cell).saturating_add(1)
    }

    fn loss(&self, added: &BTreeSet<Cell>) -> u64 {
        added.iter().fold(0, |sum, cell| sum.saturating_add(self.cost(*cell)))
    }

    fn audit(&self, added: &BTreeSet<Cell>) -> Result<Audit, InputError> {
        let all: Vec<Cell> = self.small.iter().chain(added).copied().collect();
        audit(self.table, &all, self.width)
    }

    /// A cell that is not protected, if there is one. A further cell needs no protection of its own count.
    fn exposed(&self, added: &BTreeSet<Cell>) -> Result<Option<Cell>, InputError> {
        let all: Vec<Cell> = self.small.iter().chain(added).copied().collect();
        exposed(self.table, &all, |cell| if added.contains(&cell) { 1 } else { self.width })
    }

    /// A safe choice: for each exposed cell in turn, the cheapest way that frees it.
    fn cheapest_ways(&self, small: &[Cell]) -> Result<BTreeSet<Cell>, InputError> {
        let mut added = BTreeSet::new();
        while let Some(exposed) = self.exposed(&added)? {
            let held: BTreeSet<Cell> = small.iter().chain(&added).copied().collect();
            let before = added.len();
            if let Some(way) = self.way(exposed, &held) {
                added.extend(way.into_iter().filter(|cell| !held.contains(cell)));
            }
            if added.len() == before {
                // No one way moves enough: the cheapest cell that is left widens some other way.
                let next = self.candidates.iter().find(|cell| !added.contains(*cell));
                added.insert(*next.ok_or_else(|| {
                    InputError::new(
                        "table",
                        InputProblem::OutOfRange,
                        "cannot hide its small cells, even with every cell held back",
                    )
                })?);
            }
        }
        Ok(added)
    }

    /// The cells of the cheapest closed way through a cell along which its count can rise, or fall, by the width.
    fn way(&self, through: Cell, held: &BTreeSet<Cell>) -> Option<Vec<Cell>> {
        let rising = self.shortest(through, held, true);
        let falling =
            (count(self.table, through) >= self.width).then(|| self.shortest(through, held, false)).flatten();
        rising.into_iter().chain(falling).min().map(|(_, cells)| cells)
    }

    /// Dijkstra's way from the cell's column back to its row, and what it costs. When the count of the cell
    /// rises, cells entered from their column fall, and must hold enough for that; else those entered from their
    /// row.
    fn shortest(&self, through: Cell, held: &BTreeSet<Cell>, rises: bool) -> Option<(u64, Vec<Cell>)> {
        let (rows, columns) = (self.table.len(), self.table.first().map_or(0, Vec::len));
        let (start, end) = (rows + through[1], through[0]);
        let mut cost = vec![u64::MAX; rows + columns];
        let mut came: Vec<Option<Cell>> = vec![None; rows + columns];
        let mut waiting = BinaryHeap::from([Reverse((0_u64, start))]);
        *cost.get_mut(start)? = 0;
        while let Some(Reverse((so_far, place))) = waiting.pop() {
            if place == end {
                break;
            }
            let from_column = place >= rows;
            let neighbours = if from_column { 0..rows } else { rows..rows + columns };
            for next in neighbours {
                let cell = if from_column { [next, place - rows] } else { [place, next - rows] };
                let falls = from_column == rises;
                if cell == through || (falls && count(self.table, cell) < self.width) {
                    continue;
                }
                let step = if held.contains(&cell) { 0 } else { self.cost(cell) };
                let total = so_far.saturating_add(step);
                if let Some(known) = cost.get_mut(next).filter(|known| total < **known) {
                    *known = total;
                    *came.get_mut(next)? = Some(cell);
                    waiting.push(Reverse((total, next)));
                }
            }
        }
        let total = cost.get(end).copied().filter(|total| *total < u64::MAX)?;
        let (mut cells, mut place) = (Vec::new(), end);
        while let Some(cell) = came.get(place).copied().flatten() {
            cells.push(cell);
            place = if place < rows { rows + cell[1] } else { cell[0] };
        }
        Some((total, cells))
    }

    /// Takes back what is not needed, dearest first.
    fn without_needless(&self, mut added: BTreeSet<Cell>) -> Result<BTreeSet<Cell>, InputError> {
        let mut dearest: Vec<Cell> = added.iter().copied().collect();
        dearest.sort_by_key(|cell| Reverse(self.cost(*cell)));
        for cell in dearest {
            added.remove(&cell);
            if self.exposed(&added)?.is_some() {
                added.insert(cell);
            }
        }
        Ok(added)
    }

    /// Tries every choice that could cost less than the best one, from the candidate at `from` on; the cells added so far
    /// cost `loss`.
    fn improve(&mut self, from: usize, added: &mut BTreeSet<Cell>, loss: u64) -> Result<(), InputError> {
        if self.tries >= TRIES || loss.saturating_add(self.still_needed(from)) >= self.best_loss {
            return Ok(());
        }
        self.tries += 1;
        if self.exposed(added)?.is_none() {
            (self.best, self.best_loss) = (added.clone(), loss);
            return Ok(());
        }
        for next in from..self.candidates.len() {
            let Some(cell) = self.candidates.get(next).copied() else { break };
            let with = loss.saturating_add(self.cost(cell));
            if with >= self.best_loss {
                break;
            }
            added.insert(cell);
            self.count_held(cell, 1);
            self.improve(next + 1, added, with)?;
            self.count_held(cell, -1);
            added.remove(&cell);
        }
        Ok(())
    }

    /// What must be added at the least: a row with a single cell held back needs another one, and so does a
    /// column; rows have no cell in common, nor have columns.
    fn still_needed(&self, from: usize) -> u64 {
        let along = |(held, lines): (&Vec<usize>, &Vec<Vec<usize>>)| {
            let cheapest = |line: &Vec<usize>| {
                let next = line.get(line.partition_point(|place| *place < from))?;
                self.candidates.get(*next).map(|cell| self.cost(*cell))
            };
            let alone = held.iter().zip(lines).filter(|(held, _)| **held == 1);
            alone.fold(0_u64, |sum, (_, line)| sum.saturating_add(cheapest(line).unwrap_or(u64::MAX)))
        };
        self.held.iter().zip(&self.of_lines).map(along).max().unwrap_or(0)
    }

    fn finish(self) -> Result<Protection, InputError> {
        let audit = self.audit(&self.best)?;
        let mut suppressed: Vec<Cell> = self.small.iter().chain(&self.best).copied().collect();
        suppressed.sort_unstable();
        let (loss, least) = (self.best_loss, self.tries < TRIES);
        Ok(Protection { suppressed, added: self.best.into_iter().collect(), loss, least, audit })
    }
}

fn count(table: &[Vec<u64>], cell: Cell) -> u64 {
    table.get(cell[0]).and_then(|row| row.get(cell[1])).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> Vec<Vec<u64>> {
        vec![vec![20, 30, 3], vec![25, 12, 14], vec![8, 17, 22]]
    }

    #[test]
    fn a_lone_small_cell_takes_the_cheapest_rectangle_along() {
        let protection = protect(&table(), &[[0, 2]], 3).unwrap();
        // Of the four rectangles through the 3, the one with 20, 8 and 22 holds 50, that with 30, 12, 14 holds 56.
        assert_eq!(protection.added, [[0, 0], [2, 0], [2, 2]]);
        assert_eq!((protection.loss, protection.least), (53, true));
        assert!(protection.audit.safe);
    }

    #[test]
    fn cells_that_protect_each_other_need_nothing_more() {
        let corners = [[0, 2], [0, 1], [1, 2], [1, 1]];
        let protection = protect(&table(), &corners, 3).unwrap();
        assert!(protection.added.is_empty() && protection.loss == 0 && protection.least);
        assert_eq!(protect(&table(), &[], 3).unwrap().suppressed, Vec::<Cell>::new());
    }

    #[test]
    fn a_table_of_one_row_cannot_be_protected() {
        let refused = protect(&[vec![3, 20, 30]], &[[0, 0]], 1).unwrap_err();
        assert_eq!((refused.input, refused.problem), ("table", InputProblem::OutOfRange));
    }

    #[test]
    fn in_a_list_the_next_smallest_goes_along_until_enough_people_are_hidden() {
        let held = |counts: &[u64], small: &[usize]| -> Vec<usize> {
            protect_list(counts, small, 5).unwrap().into_iter().collect()
        };
        assert_eq!(held(&[4, 20, 8], &[0]), [0, 2]);
        assert_eq!(held(&[2, 1, 20], &[0, 1]), [0, 1, 2], "3 people are too few to hide among");
        assert_eq!(held(&[3, 4, 20], &[0, 1]), [0, 1]);
        assert_eq!(held(&[0, 4, 20, 6], &[0, 1]), [0, 1, 3], "a nought hides nobody");
        assert_eq!(held(&[20, 8], &[]), [] as [usize; 0]);
        assert_eq!(protect_list(&[4], &[0], 5).unwrap_err().input, "counts");
        assert_eq!(protect_list(&[4], &[1], 5).unwrap_err().input, "small");
    }

    /// What the best of all choices costs, by trying them all.
    fn least(table: &[Vec<u64>], small: &[Cell], width: u64) -> Option<u64> {
        let others: Vec<Cell> = (0..table.len())
            .flat_map(|row| (0..table[row].len()).map(move |column| [row, column]))
            .filter(|cell| !small.contains(cell))
            .collect();
        let search = Search::new(table, small, width).unwrap();
        (0_u32..1 << others.len())
            .filter_map(|chosen| {
                let added: BTreeSet<Cell> = others
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| chosen >> at & 1 == 1)
                    .map(|(_, c)| *c)
                    .collect();
                let audit = search.audit(&added).unwrap();
                is_safe(&search, &audit).then(|| search.loss(&added))
            })
            .min()
    }

    /// Whether the whole audit finds every cell protected.
    fn is_safe(search: &Search<'_>, audit: &Audit) -> bool {
        let wanted = |cell| if search.small.contains(&cell) { search.width } else { 1 };
        audit.bounds.iter().all(|bounds| bounds.max - bounds.min >= wanted(bounds.cell))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn the_choice_is_safe_and_nothing_cheaper_is(
            counts in prop::collection::vec(0_u64..12, 9),
            width in 1_u64..4,
        ) {
            let table: Vec<Vec<u64>> = counts.chunks(3).map(<[u64]>::to_vec).collect();
            let small: Vec<Cell> = (0..3)
                .flat_map(|row| (0..3).map(move |column| [row, column]))
                .filter(|cell| (1..5).contains(&count(&table, *cell)))
                .take(3)
                .collect();
            match protect(&table, &small, width) {
                Ok(protection) => {
                    prop_assert!(protection.least);
                    prop_assert_eq!(Some(protection.loss), least(&table, &small, width));
                }
                Err(_) => prop_assert_eq!(None, least(&table, &small, width)),
            }
        }

        #[test]
        fn a_larger_table_is_made_safe(counts in prop::collection::vec(0_u64..60, 48)) {
            let table: Vec<Vec<u64>> = counts.chunks(6).map(<[u64]>::to_vec).collect();
            let small: Vec<Cell> = (0..8)
                .flat_map(|row| (0..6).map(move |column| [row, column]))
                .filter(|cell| count(&table, *cell) < 5)
                .collect();
            if let Ok(protection) = protect(&table, &small, 3) {
                prop_assert!(is_safe(&Search::new(&table, &small, 3).unwrap(), &protection.audit));
            }
        }
    }
}
