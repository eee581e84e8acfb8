//! The published tables of a partnership, kept in memory in the form in which they are looked up. What is published
//! never changes, so that only what is new has to be read.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use headstart_domain::disclosure::{Beside, CountedCell, Population, PublishedCells, SuppressionPolicy};
use headstart_store::{Tx, Uid};

use super::counts::{Counts, Period, ScaleKey};
use crate::{error::ApiResult, use_cases::tools::Tools};

/// Where a cell was published.
#[derive(Debug, Clone)]
struct Source {
    table: Arc<str>,
    period: Period,
    policy: SuppressionPolicy,
}

impl Source {
    /// Whether another table would be told apart by its name only.
    fn is_like(&self, other: &Self) -> bool {
        (self.period, self.policy) == (other.period, other.policy)
    }

    /// How a cell of a new table can be laid beside one of this; not at all when neither period is part of the other.
    fn beside(&self, period: Period, policy: SuppressionPolicy) -> Option<Beside> {
        let (within, around) = (period.is_within(self.period), self.period.is_within(period));
        let stricter = if policy.threshold() >= self.policy.threshold() { policy } else { self.policy };
        (within || around).then_some(Beside { policy: stricter, within, around })
    }
}

/// The people measured of a scale, and the people paired.
type Cells = [PublishedCells<Source>; 2];

/// What a partnership has published.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Published {
    tables: BTreeSet<Uid>,
    scales: HashMap<ScaleKey, Cells>,
}

/// The scales by which people come to be counted in a table that is not of one scale.
pub(in super::super) struct Kin {
    /// Who answers.
    pub(in super::super) informant: String,
    /// The instrument and the scale; every one when absent.
    pub(in super::super) scale: Option<(&'static str, &'static str)>,
    /// Whether everybody measured on such a scale is counted in the table too.
    pub(in super::super) holds_all: bool,
}

impl Kin {
    fn is_of(&self, scale: &ScaleKey) -> bool {
        let named = |(instrument, name): (&str, &str)| scale.instrument == instrument && scale.scale == name;
        scale.informant == self.informant && self.scale.is_none_or(named)
    }
}

/// The clashes of cells with those published of one scale: the people measured with these, those paired with these.
fn clashes_on(
    scale: &ScaleKey,
    published: &Cells,
    cells: [&[CountedCell]; 2],
    beside: impl Fn(&Source) -> Option<Beside>,
) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for (published, cells) in published.iter().zip(cells) {
        for cell in cells {
            clashes.extend(published.small_differences(cell, &beside).map(|found| Clash {
                table: Arc::clone(&found.source.table),
                population: cell.population.clone(),
                scale: scale.clone(),
            }));
        }
    }
    clashes
}

/// A cell that must not be shown, and the published table beside which it must not.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clash {
    pub(super) table: Arc<str>,
    pub(super) population: Population,
    pub(super) scale: ScaleKey,
}

/// A number of people that a figure tells of somewhere else than in a table of outcomes.
pub(in super::super) struct Told<'a> {
    /// The scale.
    pub(in super::super) scale: &'a ScaleKey,
    /// Those measured, and those paired.
    pub(in super::super) counts: [u64; 2],
    /// When their last scores are of.
    pub(in super::super) period: Period,
    /// The same with the days around them on which nobody had a last score.
    pub(in super::super) covered: Period,
    /// False when some of the period are held back: then the numbers are a part of everybody's, and not all of them.
    pub(in super::super) whole: bool,
    /// The rule for small numbers.
    pub(in super::super) policy: SuppressionPolicy,
}

impl Published {
    /// Adds a table.
    pub(super) fn add(&mut self, id: Uid, title: &str, counts: Counts) {
        let name: Arc<str> = format!("\"{title}\" ({})", id.0).into();
        for scale in counts.scales {
            let [all_measured, all_paired] = self.scales.entry(scale.scale).or_default();
            for (kept, cells) in [(all_measured, scale.measured), (all_paired, scale.paired)] {
                for cell in cells {
                    let (period, policy) = (counts.period, counts.policy);
                    kept.add(cell, Source { table: Arc::clone(&name), period, policy }, Source::is_like);
                }
            }
        }
        self.tables.insert(id);
    }

    /// What of a table must not be shown beside those published.
    pub(super) fn clashes(&self, counts: &Counts) -> Vec<Clash> {
        let mut clashes = Vec::new();
        for own in &counts.scales {
            let Some(published) = self.scales.get(&own.scale) else { continue };
            let beside = |source: &Source| source.beside(counts.period, counts.policy);
            clashes.extend(clashes_on(&own.scale, published, [&own.measured, &own.paired], beside));
        }
        clashes
    }

    /// What must not be shown of a table that is not of one scale, but whose people are akin to those of some.
    pub(super) fn clashes_akin(
        &self,
        cells: [&[CountedCell]; 2],
        (period, policy): (Period, SuppressionPolicy),
        kin: &Kin,
    ) -> Vec<Clash> {
        let beside = |source: &Source| {
            let beside = source.beside(period, policy)?;
            let around = beside.around && kin.holds_all;
            (beside.within || around).then_some(Beside { around, ..beside })
        };
        let akin = self.scales.iter().filter(|(scale, _)| kin.is_of(scale));
        akin.flat_map(|(scale, published)| clashes_on(scale, published, cells, beside)).collect()
    }

    /// Whether numbers of everybody must not be told beside the tables published.
    pub(in super::super) fn clashes_with(&self, told: &Told<'_>) -> bool {
        let Some(published) = self.scales.get(told.scale) else { return false };
        let beside = |source: &Source| {
            let within = source.beside(told.period, told.policy).filter(|beside| beside.within);
            let around =
                || source.beside(told.covered, told.policy).filter(|beside| beside.around && told.whole);
            within
                .map(|beside| Beside { around: false, ..beside })
                .or_else(|| around().map(|beside| Beside { within: false, ..beside }))
        };
        published.iter().zip(told.counts).any(|(published, count)| {
            let cell = CountedCell { population: Population::everybody(), count, shown: true };
            published.small_differences(&cell, beside).next().is_some()
        })
    }
}

/// What is kept in memory of each partnership's published tables.
#[derive(Debug, Default)]
pub struct Registers(Mutex<HashMap<Uid, Arc<Published>>>);

impl Registers {
    /// The most partnerships; with one more, everything is read anew.
    const MOST: usize = 200;

    fn get(&self, partnership: Uid) -> Option<Arc<Published>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&partnership).cloned()
    }

    fn put(&self, partnership: Uid, published: Arc<Published>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= Self::MOST {
            kept.clear();
        }
        kept.insert(partnership, published);
    }
}

/// Whether what is read has been committed for good, and may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A reading: it sees what was committed.
    Committed,
    /// A change: it sees what others may yet take back, as changes are committed together.
    Tentative,
}

/// The tables that a partnership has published until now. Only those not read before are read.
///
/// # Errors
/// The store's.
pub(super) fn published(tx: &mut Tx<'_>, tools: &Tools, reading: Reading) -> ApiResult<Arc<Published>> {
    let partnership = tools.caller.partnership();
    let registers = &tools.memory().registers;
    let known = registers.get(partnership).unwrap_or_default();
    // Nothing published is ever changed or deleted: as many tables are the same tables.
    if usize::try_from(tx.count_published_tables(partnership)?).is_ok_and(|count| count == known.tables.len())
    {
        return Ok(known);
    }
    let ids: BTreeSet<Uid> = tx.published_table_ids(partnership)?.into_iter().collect();
    // A database restored from an earlier day has fewer.
    let mut published =
        if known.tables.is_subset(&ids) { Published::clone(&known) } else { Published::default() };
    let new: Vec<Uid> = ids.difference(&published.tables).copied().collect();
    for id in new {
        if let Some((title, counts)) = tx.published_counts(partnership, id)? {
            published.add(id, &title, counts.read()?);
        }
    }
    let published = Arc::new(published);
    if reading == Reading::Committed {
        registers.put(partnership, Arc::clone(&published));
    }
    Ok(published)
}
