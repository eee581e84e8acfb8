//! The shares of bands. That nobody of a group, or everybody, is in a band tells of each of them, so nought counts
//! as small here.

use super::{BandShare, POLICY, Responded, THRESHOLD, counts::Groups};
use crate::{
    disclosure::{Published, hold_back_cells, protect_list},
    id::SchoolId,
    survey::scores::{band_words, bands},
};

/// The shares of a scale's bands, for a school and for all.
pub(super) fn band_shares(
    groups: &Groups,
    responses: &[Responded],
    scale: usize,
    school: Option<SchoolId>,
) -> Vec<BandShare> {
    let Some((instrument, definition)) = groups.scales.get(scale) else { return Vec::new() };
    let bands = bands(instrument, &definition.key);
    if bands.is_empty() {
        return Vec::new();
    }
    let table = Table::of(groups, responses, scale, bands);
    let row = school.and_then(|id| groups.schools.iter().position(|known| *known == id));
    bands
        .iter()
        .enumerate()
        .map(|(column, band)| BandShare {
            band: band.clone(),
            label: band_words(instrument, band),
            all: table.share_of_all(column),
            school: row.and_then(|row| table.share(row, column)),
        })
        .collect()
}

/// Schools down, bands across.
struct Table {
    counts: Vec<Vec<u64>>,
    /// What is held back of it; none means everything.
    held: Option<Vec<[usize; 2]>>,
    /// The bands that are held back of all schools together.
    held_columns: Vec<usize>,
}

impl Table {
    fn of(groups: &Groups, responses: &[Responded], scale: usize, bands: &[String]) -> Self {
        let mut counts = vec![vec![0_u64; bands.len()]; groups.schools.len()];
        for one in responses {
            let band = one.scores.get(scale).and_then(|score| score.band.as_deref());
            let column = band.and_then(|band| bands.iter().position(|known| known == band));
            let row = groups.schools.binary_search(&one.school).ok();
            if let (Some(column), Some(row)) = (column, row)
                && let Some(count) = counts.get_mut(row).and_then(|row| row.get_mut(column))
            {
                *count += 1;
            }
        }
        let columns: Vec<u64> =
            (0..bands.len()).map(|column| counts.iter().filter_map(|row| row.get(column)).sum()).collect();
        let held_columns = held_of_list(&columns);
        let is_small = |[row, column]: [usize; 2], count: u64| {
            let hidden_school = groups.schools.get(row).is_none_or(|id| groups.school_is_held(*id));
            count < THRESHOLD || hidden_school || held_columns.contains(&column)
        };
        let mut small = Vec::new();
        for (row, of_school) in counts.iter().enumerate() {
            for (column, count) in of_school.iter().enumerate() {
                if is_small([row, column], *count) {
                    small.push([row, column]);
                }
            }
        }
        let held = hold_back_cells(&counts, &small, POLICY);
        Self { counts, held, held_columns }
    }

    fn share(&self, row: usize, column: usize) -> Option<f64> {
        let held = self.held.as_ref()?;
        let counts = self.counts.get(row)?;
        if held.contains(&[row, column]) {
            return None;
        }
        percent(*counts.get(column)?, counts.iter().sum())
    }

    fn share_of_all(&self, column: usize) -> Option<f64> {
        if self.held_columns.contains(&column) {
            return None;
        }
        let of_band = self.counts.iter().filter_map(|row| row.get(column)).sum();
        percent(of_band, self.counts.iter().flatten().sum())
    }
}

/// The places of a list with a known total that must be held back; all of them when nothing less hides the small.
fn held_of_list(counts: &[u64]) -> Vec<usize> {
    let small: Vec<usize> =
        counts.iter().enumerate().filter(|(_, count)| **count < THRESHOLD).map(|(place, _)| place).collect();
    match protect_list(counts, &small, THRESHOLD) {
        Ok(held) => held.into_iter().collect(),
        Err(_) => (0..counts.len()).collect(),
    }
}

fn percent(count: u64, of: u64) -> Option<f64> {
    match POLICY.percentage(count, of) {
        Ok(Published::Shown(share)) => Some(share),
        Ok(Published::Suppressed) | Err(_) => None,
    }
}
