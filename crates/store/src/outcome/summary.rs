//! Sums by group: what each pair adds to them, and takes from them when it goes.

use std::collections::BTreeMap;

use headstart_domain::evaluation::Dimension;

use super::{EVERYBODY, left_out::LeftOutChanges, values::values_of};
use crate::{
    Result, StoreError,
    rows::{OutcomeSummary, PairedScore},
    types::Uid,
};

/// The group of a summary, in the order in which groups are written: everybody locks them alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    partnership_id: Uid,
    dimension: &'static str,
    instrument: String,
    informant: String,
    scale: String,
    value: String,
    tier: String,
}

/// The sums of a group, or what is to be added to them; what is taken away is below 0. A rebuild adds everything
/// up here, so there is room for more than a database's integer holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    measured: i64,
    paired: i64,
    first: i128,
    last: i128,
    first_sq: i128,
    last_sq: i128,
    first_last: i128,
    improved: i64,
    unchanged: i64,
    deteriorated: i64,
    no_threshold: i64,
    banded: i64,
    raised_first: i64,
    moved_out: i64,
    moved_into: i64,
}

impl Sums {
    fn count(&mut self, pair: &PairedScore, times: i64) {
        self.measured += times;
        let Some(last) = pair.last_score else { return };
        let (first, last, factor) = (i128::from(pair.first_score), i128::from(last), i128::from(times));
        self.paired += times;
        self.first += factor * first;
        self.last += factor * last;
        self.first_sq += factor * first * first;
        self.last_sq += factor * last * last;
        self.first_last += factor * first * last;
        let class = match pair.category.as_deref() {
            Some("improved") => &mut self.improved,
            Some("deteriorated") => &mut self.deteriorated,
            Some(_) => &mut self.unchanged,
            None => &mut self.no_threshold,
        };
        *class += times;
        let (Some(before), Some(after)) = (pair.first_raised, pair.last_raised) else { return };
        self.banded += times;
        self.raised_first += times * i64::from(before);
        self.moved_out += times * i64::from(before && !after);
        self.moved_into += times * i64::from(!before && after);
    }
}

/// What is to be added to the summaries.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    groups: BTreeMap<Key, Sums>,
    left_out: LeftOutChanges,
}

impl Changes {
    /// Puts pairs of an episode in the place of those kept; each time all of the episode must be given.
    pub(crate) fn replace(&mut self, kept: &[PairedScore], pairs: &[PairedScore]) -> Result<()> {
        self.left_out.count(kept, -1);
        self.left_out.count(pairs, 1);
        kept.iter().filter(|pair| !pairs.contains(pair)).try_for_each(|pair| self.count(pair, -1))?;
        pairs.iter().filter(|pair| !kept.contains(pair)).try_for_each(|pair| self.count(pair, 1))
    }

    /// A pair belongs to everybody and to each of its values in each dimension, apart for its tier. Without
    /// consent to evaluation it belongs to nothing.
    fn count(&mut self, pair: &PairedScore, times: i64) -> Result<()> {
        if !pair.counted {
            return Ok(());
        }
        self.count_in(pair, EVERYBODY, String::new(), times);
        for dimension in Dimension::ALL.iter().filter(|dimension| **dimension != Dimension::Tier) {
            for value in values_of(pair, *dimension)? {
                self.count_in(pair, dimension.as_str(), value, times);
            }
        }
        Ok(())
    }

    fn count_in(&mut self, pair: &PairedScore, dimension: &'static str, value: String, times: i64) {
        let key = Key {
            partnership_id: pair.partnership_id,
            dimension,
            instrument: pair.instrument.clone(),
            informant: pair.informant.clone(),
            scale: pair.scale.clone(),
            value,
            tier: pair.tier.clone(),
        };
        self.groups.entry(key).or_default().count(pair, times);
    }

    /// The changes as rows, in the order of the groups, and what is to be added to the counts of episodes left
    /// out. Groups that stay as they are do not come. A sum that no column holds is refused.
    pub(crate) fn into_rows(self) -> Result<(Vec<OutcomeSummary>, LeftOutChanges)> {
        let rows = self.groups.into_iter().filter(|(_, sums)| *sums != Sums::default()).map(|(key, sums)| {
            Ok(OutcomeSummary {
                partnership_id: key.partnership_id,
                dimension: key.dimension.to_owned(),
                instrument: key.instrument,
                informant: key.informant,
                scale: key.scale,
                value: key.value,
                tier: key.tier,
                measured: sums.measured,
                paired: sums.paired,
                sum_first: stored(sums.first)?,
                sum_last: stored(sums.last)?,
                sum_first_sq: stored(sums.first_sq)?,
                sum_last_sq: stored(sums.last_sq)?,
                sum_first_last: stored(sums.first_last)?,
                improved: sums.improved,
                unchanged: sums.unchanged,
                deteriorated: sums.deteriorated,
                no_threshold: sums.no_threshold,
                banded: sums.banded,
                raised_first: sums.raised_first,
                moved_out: sums.moved_out,
                moved_into: sums.moved_into,
            })
        });
        Ok((rows.collect::<Result<_>>()?, self.left_out))
    }
}

/// A sum as its column holds it.
fn stored(sum: i128) -> Result<i64> {
    i64::try_from(sum).map_err(|_| StoreError::TooLarge)
}
