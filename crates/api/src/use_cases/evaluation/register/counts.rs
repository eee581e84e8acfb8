//! The unrounded counts of a table: who is counted in each cell, and how many.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use headstart_domain::{
    disclosure::{CountedCell, Population, SuppressionPolicy},
    evaluation::Dimension,
};
use headstart_store::tx::evaluation::OutcomeQuestion;
use serde::{Deserialize, Serialize};

use super::super::safe_table::{Counted, SafeTable, policy};

/// The days whose scores are counted; without an end on a side, all of that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Period {
    /// The first day.
    pub(in super::super) from: Option<NaiveDate>,
    /// The last day.
    pub(in super::super) to: Option<NaiveDate>,
}

impl Period {
    /// Whether every day of this period is one of the other.
    pub(super) fn is_within(self, other: Self) -> bool {
        let from = other.from.is_none_or(|other| self.from.is_some_and(|own| own >= other));
        from && other.to.is_none_or(|other| self.to.is_some_and(|own| own <= other))
    }
}

/// The unrounded counts of a table. They stay within the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in super::super) struct Counts {
    #[serde(flatten)]
    pub(super) period: Period,
    pub(super) policy: SuppressionPolicy,
    pub(super) scales: Vec<ScaleCounts>,
}

/// Those of one scale: each group with its people measured and its people paired.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ScaleCounts {
    #[serde(flatten)]
    pub(super) scale: ScaleKey,
    pub(super) measured: Vec<CountedCell>,
    pub(super) paired: Vec<CountedCell>,
}

/// A scale as one informant fills it in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(in super::super) struct ScaleKey {
    /// The instrument's key.
    pub(in super::super) instrument: String,
    /// Who answers.
    pub(in super::super) informant: String,
    /// The scale's key.
    pub(in super::super) scale: String,
}

impl ScaleKey {
    /// The scale of a table; none of one without a group.
    pub(super) fn of(table: &SafeTable) -> Option<Self> {
        let (first, _) = table.groups.first()?;
        Some(Self {
            instrument: first.instrument.clone(),
            informant: first.informant.clone(),
            scale: first.scale.clone(),
        })
    }
}

/// Who is counted where each dimension has a value.
pub(super) fn population<'a>(
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
pub(super) fn cells<G: Counted>(
    table: &SafeTable<G>,
    question: &OutcomeQuestion,
    which: usize,
) -> Vec<CountedCell> {
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
            let values = group.values().iter().enumerate().filter(|(at, _)| is_kept(*at));
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
pub(in super::super) fn counts(tables: &[SafeTable], question: &OutcomeQuestion) -> Counts {
    let scale = |table: &SafeTable| {
        Some(ScaleCounts {
            scale: ScaleKey::of(table)?,
            measured: cells(table, question, 0),
            paired: cells(table, question, 1),
        })
    };
    Counts {
        period: Period { from: question.from, to: question.to },
        policy: policy(question),
        scales: tables.iter().filter_map(scale).collect(),
    }
}
