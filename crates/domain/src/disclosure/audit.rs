//! What an outsider can work out about the suppressed cells of a table whose totals are published.

use std::collections::BTreeSet;

use serde::Serialize;

use super::flow::Network;
use crate::statistics::{InputError, InputProblem};

/// The most suppressed cells that are audited at once; the work grows with the third power of their number.
pub const MAX_SUPPRESSED: usize = 500;

/// The place of a cell: row and column, from 0.
pub type Cell = [usize; 2];

/// The least and the most that a suppressed cell can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CellBounds {
    /// The cell.
    pub cell: Cell,
    /// The least.
    pub min: u64,
    /// The most.
    pub max: u64,
}

/// The bounds of all suppressed cells, and whether they protect them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// In the order in which the cells were given.
    pub bounds: Vec<CellBounds>,
    /// No cell's least and most lie closer together than the width asked for.
    pub safe: bool,
}

/// Audits a two-way table of counts whose row, column and grand totals are published unrounded.
///
/// An outsider knows that counts are whole, not negative, and add up to the totals. The bounds are exact: what
/// a cell can gain is what can be moved from its column to its row through the other suppressed cells without
/// changing a total. `protection_width` is how far apart least and most must lie at least; 1 is enough for a
/// cell not to be known.
///
/// # Errors
/// A table without cells or with rows of different length, a suppressed cell outside it or named twice, or
/// more than [`MAX_SUPPRESSED`] of them.
pub fn audit(table: &[Vec<u64>], suppressed: &[Cell], protection_width: u64) -> Result<Audit, InputError> {
    let columns = check(table, suppressed)?;
    let cells = held(table, suppressed);
    let bounds: Vec<CellBounds> =
        cells.iter().map(|audited| bounds(table.len(), columns, &cells, audited)).collect();
    let width = protection_width.max(1);
    let safe = bounds.iter().all(|bounds| bounds.max - bounds.min >= width);
    Ok(Audit { bounds, safe })
}

/// The first cell, in the order given, whose least and most lie closer together than `wanted` of it.
///
/// It says no more than [`audit`] would, but looks no further than the answer needs: a search asks it often.
///
/// # Errors
/// Those of [`audit`].
pub(super) fn exposed(
    table: &[Vec<u64>],
    suppressed: &[Cell],
    wanted: impl Fn(Cell) -> u64,
) -> Result<Option<Cell>, InputError> {
    let columns = check(table, suppressed)?;
    let cells = held(table, suppressed);
    let is_exposed = |audited: &&(Cell, u64)| {
        let wanted = wanted(audited.0);
        let (network, row, column) = around(table.len(), columns, &cells, audited.0);
        let loss = network.clone().most(row, column, audited.1.min(wanted));
        loss < wanted && network.most(column, row, wanted - loss) < wanted - loss
    };
    Ok(cells.iter().find(is_exposed).map(|(cell, _)| *cell))
}

/// The cells with what they hold.
fn held(table: &[Vec<u64>], suppressed: &[Cell]) -> Vec<(Cell, u64)> {
    suppressed.iter().filter_map(|cell| Some((*cell, *table.get(cell[0])?.get(cell[1])?))).collect()
}

/// Checks the inputs and counts the columns.
fn check(table: &[Vec<u64>], suppressed: &[Cell]) -> Result<usize, InputError> {
    let columns = table.first().map_or(0, Vec::len);
    if columns == 0 {
        return Err(InputError::too_few("table", 1, 0));
    }
    if table.iter().any(|row| row.len() != columns) {
        return Err(InputError::new("table", InputProblem::LengthMismatch, "must have rows of one length"));
    }
    if suppressed.len() > MAX_SUPPRESSED {
        return Err(InputError::out_of_range(
            "suppressed",
            format!("may name {MAX_SUPPRESSED} cells at the most, and names {}", suppressed.len()),
        ));
    }
    let mut seen = BTreeSet::new();
    for cell in suppressed {
        let [row, column] = *cell;
        if row >= table.len() || column >= columns {
            return Err(InputError::out_of_range(
                "suppressed",
                format!("names the cell [{row}, {column}], which is outside the table"),
            ));
        }
        if !seen.insert(cell) {
            return Err(InputError::new(
                "suppressed",
                InputProblem::Duplicate,
                format!("names the cell [{row}, {column}] twice"),
            ));
        }
    }
    Ok(columns)
}

/// What can be moved without a cell, and the places of its row and its column.
///
/// Rows are the first places of the network, columns the rest. Another suppressed cell can gain without end
/// (row to column) and lose what it holds (column to row).
fn around(rows: usize, columns: usize, cells: &[(Cell, u64)], cell: Cell) -> (Network, usize, usize) {
    let mut network = Network::new(rows + columns);
    for ([row, column], held) in cells.iter().filter(|(other, _)| *other != cell) {
        network.join(*row, rows + column, u64::MAX, *held);
    }
    (network, cell[0], rows + cell[1])
}

fn bounds(rows: usize, columns: usize, cells: &[(Cell, u64)], audited: &(Cell, u64)) -> CellBounds {
    let (cell, held) = *audited;
    let (network, row, column) = around(rows, columns, cells, cell);
    let gain = network.clone().most(column, row, u64::MAX);
    let loss = network.most(row, column, held);
    CellBounds { cell, min: held - loss, max: held.saturating_add(gain) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> Vec<Vec<u64>> {
        vec![vec![20, 30, 3], vec![25, 12, 14], vec![8, 17, 22]]
    }

    fn found(table: &[Vec<u64>], suppressed: &[Cell]) -> (Vec<(u64, u64)>, bool) {
        let audit = audit(table, suppressed, 1).unwrap();
        (audit.bounds.iter().map(|bounds| (bounds.min, bounds.max)).collect(), audit.safe)
    }

    #[test]
    fn one_suppressed_cell_is_recovered_by_subtraction() {
        assert_eq!(found(&table(), &[[0, 2]]), (vec![(3, 3)], false));
    }

    #[test]
    fn a_second_one_in_its_row_does_not_help() {
        assert_eq!(found(&table(), &[[0, 2], [0, 1]]), (vec![(3, 3), (30, 30)], false));
    }

    #[test]
    fn three_on_the_diagonal_are_all_recovered() {
        assert_eq!(found(&table(), &[[0, 0], [1, 1], [2, 2]]), (vec![(20, 20), (12, 12), (22, 22)], false));
    }

    #[test]
    fn four_corners_of_a_rectangle_protect_each_other() {
        // The four move together: 3 can fall to 0, and rise until the 14 in its column is used up.
        let (bounds, safe) = found(&table(), &[[0, 2], [0, 1], [1, 2], [1, 1]]);
        assert_eq!(bounds, [(0, 17), (16, 33), (0, 17), (9, 26)]);
        assert!(safe);
    }

    #[test]
    fn noughts_all_round_protect_nothing() {
        let table = vec![vec![0, 5], vec![7, 0]];
        let (bounds, safe) = found(&table, &[[0, 0], [0, 1], [1, 0], [1, 1]]);
        assert_eq!((bounds, safe), (vec![(0, 5), (0, 5), (2, 7), (0, 5)], true));
        let table = vec![vec![0, 0], vec![7, 4]];
        assert_eq!(found(&table, &[[0, 0], [0, 1], [1, 0], [1, 1]]).0, [(0, 0), (0, 0), (7, 7), (4, 4)]);
    }

    #[test]
    fn a_width_that_is_asked_for_is_demanded() {
        let corners = [[0, 2], [0, 1], [1, 2], [1, 1]];
        assert!(audit(&table(), &corners, 17).unwrap().safe);
        assert!(!audit(&table(), &corners, 18).unwrap().safe);
    }

    #[test]
    fn nothing_suppressed_is_safe() {
        assert_eq!(found(&table(), &[]), (vec![], true));
    }

    #[test]
    fn impossible_inputs_are_refused_by_name() {
        let refused = |table: &[Vec<u64>], cells: &[Cell]| audit(table, cells, 1).unwrap_err();
        assert_eq!(refused(&[], &[]).input, "table");
        assert_eq!(refused(&[vec![]], &[]).input, "table");
        assert_eq!(refused(&[vec![1, 2], vec![3]], &[]).problem, InputProblem::LengthMismatch);
        assert_eq!(refused(&table(), &[[3, 0]]).problem, InputProblem::OutOfRange);
        assert_eq!(refused(&table(), &[[0, 3]]).problem, InputProblem::OutOfRange);
        assert_eq!(refused(&table(), &[[0, 1], [0, 1]]).problem, InputProblem::Duplicate);
        let wide = vec![vec![1; MAX_SUPPRESSED + 1]];
        let all: Vec<Cell> = (0..=MAX_SUPPRESSED).map(|column| [0, column]).collect();
        assert_eq!(refused(&wide, &all).input, "suppressed");
    }

    /// The bounds by trying every table of small counts with the same totals.
    fn by_trial(table: &[Vec<u64>], suppressed: &[Cell]) -> Vec<(u64, u64)> {
        fn totals(table: &[Vec<u64>]) -> (Vec<u64>, Vec<u64>) {
            let columns = table[0].len();
            let column = |at: usize| table.iter().map(|row| row[at]).sum();
            (table.iter().map(|row| row.iter().sum()).collect(), (0..columns).map(column).collect())
        }
        fn fill(table: &mut Vec<Vec<u64>>, left: &[Cell], most: u64, visit: &mut impl FnMut(&[Vec<u64>])) {
            let Some(([row, column], rest)) = left.split_first() else {
                visit(table);
                return;
            };
            for value in 0..=most {
                table[*row][*column] = value;
                fill(table, rest, most, visit);
            }
        }
        let wanted = totals(table);
        let most = table.iter().flatten().sum();
        let mut bounds = vec![(u64::MAX, 0); suppressed.len()];
        fill(&mut table.to_vec(), suppressed, most, &mut |trial| {
            if totals(trial) == wanted {
                for (bound, [row, column]) in bounds.iter_mut().zip(suppressed) {
                    let value = trial[*row][*column];
                    *bound = (bound.0.min(value), bound.1.max(value));
                }
            }
        });
        bounds
    }

    proptest! {
        #[test]
        fn the_bounds_are_those_of_all_tables_with_the_same_totals(
            counts in prop::collection::vec(0_u64..3, 9),
            hidden in prop::collection::btree_set((0_usize..3, 0_usize..3), 1..=5),
        ) {
            let table: Vec<Vec<u64>> = counts.chunks(3).map(<[u64]>::to_vec).collect();
            let cells: Vec<Cell> = hidden.into_iter().map(|(row, column)| [row, column]).collect();
            let ours: Vec<(u64, u64)> =
                audit(&table, &cells, 1).unwrap().bounds.iter().map(|bounds| (bounds.min, bounds.max)).collect();
            // Trying all is slow; small tables and few cells are enough to find a wrong way.
            prop_assume!(table.iter().flatten().sum::<u64>() <= 9);
            prop_assert_eq!(ours, by_trial(&table, &cells));
        }

        #[test]
        fn the_first_exposed_cell_is_the_first_whose_bounds_are_too_close(
            counts in prop::collection::vec(0_u64..9, 20),
            hidden in prop::collection::btree_set((0_usize..5, 0_usize..4), 1..=12),
            width in 1_u64..8,
        ) {
            let table: Vec<Vec<u64>> = counts.chunks(4).map(<[u64]>::to_vec).collect();
            let cells: Vec<Cell> = hidden.into_iter().map(|(row, column)| [row, column]).collect();
            let wanted = |cell: Cell| if cell[0].is_multiple_of(2) { width } else { 1 };
            let bounds = audit(&table, &cells, 1).unwrap().bounds;
            let close = bounds.iter().find(|bounds| bounds.max - bounds.min < wanted(bounds.cell));
            prop_assert_eq!(exposed(&table, &cells, wanted).unwrap(), close.map(|bounds| bounds.cell));
        }
    }
}
