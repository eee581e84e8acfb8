//! Reading the summaries in the groups asked for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use headstart_domain::evaluation::{Crossings, Dimension, PairedSummary};

use super::{EVERYBODY, values::values_of};
use crate::{
    Result,
    rows::{OutcomeSummary, PairedScore},
};

/// Which outcomes are asked for, and by what they are broken down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutcomeQuestion {
    /// Only this instrument, by key.
    pub instrument: Option<String>,
    /// Only answers of this informant, by code.
    pub informant: Option<String>,
    /// Only this scale, by key.
    pub scale: Option<String>,
    /// Apart for each value of these. An episode counts in every offer and organisation it was placed with; one
    /// without any in none.
    pub by: Vec<Dimension>,
    /// Only episodes with one of the values in each of these dimensions. An empty value stands for those of which none
    /// is known.
    pub only: Vec<(Dimension, Vec<String>)>,
    /// Only pairs whose last score (or first, while there is no later one) is of this day or later.
    pub from: Option<NaiveDate>,
    /// Only pairs whose last score is of this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only periods of support that are over.
    pub closed: bool,
}

impl OutcomeQuestion {
    /// Whether only a part of the programme is meant: some groups, a period, or support that is over.
    pub fn is_limited(&self) -> bool {
        self.from.is_some() || self.to.is_some() || !self.only.is_empty() || self.closed
    }

    /// Whether a pair belongs to one of the groups that are meant.
    pub(crate) fn means_group_of(&self, pair: &PairedScore) -> Result<bool> {
        for (dimension, values) in &self.only {
            let own = values_of(pair, *dimension)?;
            let none = own.is_empty() && values.iter().any(String::is_empty);
            if !none && !own.iter().any(|value| values.contains(value)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The dimension of the summaries that answers the question; none when only the pairs themselves do.
    pub(crate) fn kept_as(&self) -> Option<&'static str> {
        if self.is_limited() {
            return None;
        }
        let mut others = self.by.iter().filter(|dimension| **dimension != Dimension::Tier);
        match (others.next(), others.next()) {
            (None, _) => Some(EVERYBODY),
            (Some(one), None) => Some(one.as_str()),
            _ => None,
        }
    }
}

/// The outcome of one group on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeGroup {
    /// The instrument's key.
    pub instrument: String,
    /// Who answered, by code.
    pub informant: String,
    /// The scale's key.
    pub scale: String,
    /// The value of each dimension asked for, in the order in which they were; empty where it is not known.
    pub values: Vec<String>,
    /// Its figures.
    pub summary: PairedSummary,
    /// How many moved out of raised bands, and into them.
    pub crossings: Crossings,
}

/// The group of a row, in the order of the answer: instrument, informant, scale, values.
pub(super) type Key = (String, String, String, Vec<String>);

/// The groups of an answer as they are being summed.
#[derive(Default)]
pub(super) struct Groups(BTreeMap<Key, (PairedSummary, Crossings)>);

impl Groups {
    pub(super) fn add(&mut self, key: Key, row: &OutcomeSummary) {
        let (summary, crossings) = self.0.entry(key).or_default();
        *summary = summary.merge(&sums(row));
        *crossings = crossings.merge(&crossed(row));
    }

    pub(super) fn into_list(self) -> Vec<OutcomeGroup> {
        let group = |((instrument, informant, scale, values), (summary, crossings)): (Key, _)| OutcomeGroup {
            instrument,
            informant,
            scale,
            values,
            summary,
            crossings,
        };
        self.0.into_iter().map(group).collect()
    }
}

/// A count below 0 cannot be; should a summary be damaged, it is nought until it is rebuilt.
fn count(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

pub(super) fn sums(row: &OutcomeSummary) -> PairedSummary {
    PairedSummary {
        n: count(row.paired),
        sum_pre: row.sum_first.into(),
        sum_post: row.sum_last.into(),
        sum_pre_sq: row.sum_first_sq.into(),
        sum_post_sq: row.sum_last_sq.into(),
        sum_pre_post: row.sum_first_last.into(),
        improved: count(row.improved),
        unchanged: count(row.unchanged),
        deteriorated: count(row.deteriorated),
        no_threshold: count(row.no_threshold),
        measured: count(row.measured),
    }
}

fn crossed(row: &OutcomeSummary) -> Crossings {
    Crossings {
        banded: count(row.banded),
        raised_first: count(row.raised_first),
        moved_out: count(row.moved_out),
        moved_into: count(row.moved_into),
    }
}

/// Merges the rows of one dimension into the groups asked for.
pub(crate) fn grouped(rows: &[OutcomeSummary], question: &OutcomeQuestion) -> Vec<OutcomeGroup> {
    let mut groups = Groups::default();
    for row in rows {
        let value = |dimension: &Dimension| match dimension {
            Dimension::Tier => row.tier.clone(),
            _ => row.value.clone(),
        };
        let values = question.by.iter().map(value).collect();
        groups.add((row.instrument.clone(), row.informant.clone(), row.scale.clone(), values), row);
    }
    groups.into_list()
}
