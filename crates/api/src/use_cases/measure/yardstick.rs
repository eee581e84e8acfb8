//! How scores of one scale are compared with each other.

use headstart_contract::measure::ChangeView;
use headstart_domain::{
    instrument::{Basis, Informant, Scale, Threshold},
    statistics::{Verdict, verdict},
};
use headstart_store::rows::Score;

/// A scale as one informant answers it: which number of it is compared, and how much change counts.
#[derive(Clone, Copy)]
pub(super) struct Yardstick<'i> {
    pub(super) scale: &'i Scale,
    pub(super) threshold: Option<&'i Threshold>,
}

impl<'i> Yardstick<'i> {
    pub(super) fn new(scale: &'i Scale, informant: Informant) -> Self {
        Self { scale, threshold: scale.reliable_change(informant) }
    }

    /// The number that the published threshold is about; the plain score where none is published.
    pub(super) fn basis(&self) -> Basis {
        self.threshold.map(|threshold| threshold.on).unwrap_or_default()
    }

    /// That number of a stored score.
    pub(super) fn number(&self, score: &Score) -> Option<f64> {
        match self.basis() {
            Basis::Score => score.value,
            Basis::Metric => score.metric,
            Basis::T => score.t,
        }
    }

    /// The change from one score to a later one; none when either has no such number.
    pub(super) fn change(&self, from: &Score, to: &Score) -> Option<ChangeView> {
        let (first, last) = (self.number(from)?, self.number(to)?);
        let category = self.threshold.map(|threshold| {
            match verdict(first, last, self.scale.better(), threshold.threshold) {
                Verdict::Improved => "improved",
                Verdict::Unchanged => "unchanged",
                Verdict::Deteriorated => "deteriorated",
            }
        });
        Some(ChangeView {
            from: first,
            change: last - first,
            smallest_reliable: self.threshold.map(|threshold| threshold.threshold),
            source: self.threshold.map(|threshold| threshold.source.clone()),
            category: category.map(str::to_owned),
        })
    }
}
