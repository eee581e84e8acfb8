//! NHS England's measurable change metric (MHS113 to MHS115) for one informant.

use serde::Serialize;

use crate::statistics::{Better, Verdict, verdict};

/// A measure of one informant at the start and at the end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasuredPair {
    /// The first score, where there is one.
    pub first: Option<f64>,
    /// The last score, where there is one.
    pub last: Option<f64>,
    /// The smallest reliable change, where one is published. A pair without one is paired but unclassified.
    pub threshold: Option<f64>,
    /// Which way the score gets better. It is the sub-scale's, not the instrument's.
    pub better: Better,
}

impl MeasuredPair {
    fn is_paired(&self) -> bool {
        self.first.is_some() && self.last.is_some()
    }

    /// The reading of the change; none without both scores and a threshold.
    pub fn verdict(&self) -> Option<Verdict> {
        Some(verdict(self.first?, self.last?, self.better, self.threshold?))
    }
}

/// What all measures of one informant together say; each is 0 or 1, and at most one of the last three is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MeasurableChange {
    /// At least one measure has both scores.
    pub paired: u8,
    /// A reliable improvement and no reliable deterioration.
    pub improvement: u8,
    /// Measures that did not change, and none that improved or deteriorated.
    pub no_change: u8,
    /// A reliable deterioration, whatever else improved.
    pub deterioration: u8,
}

/// The reading of all measures of one informant in one episode.
pub fn measurable_change(measures: &[MeasuredPair]) -> MeasurableChange {
    let verdicts = measures.iter().filter_map(MeasuredPair::verdict).collect::<Vec<_>>();
    MeasurableChange::of(measures.iter().any(MeasuredPair::is_paired), |wanted| verdicts.contains(&wanted))
}

impl MeasurableChange {
    /// The reading from whether any measure is paired, and whether any has a verdict.
    pub fn of(paired: bool, any: impl Fn(Verdict) -> bool) -> Self {
        let deteriorated = any(Verdict::Deteriorated);
        let improved = any(Verdict::Improved) && !deteriorated;
        let unchanged = any(Verdict::Unchanged) && !improved && !deteriorated;
        Self {
            paired: paired.into(),
            improvement: improved.into(),
            no_change: unchanged.into(),
            deterioration: deteriorated.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lower(first: f64, last: f64, threshold: Option<f64>) -> MeasuredPair {
        MeasuredPair { first: Some(first), last: Some(last), threshold, better: Better::Lower }
    }

    fn reading(measures: &[MeasuredPair]) -> [u8; 4] {
        let change = measurable_change(measures);
        [change.paired, change.improvement, change.no_change, change.deterioration]
    }

    #[test]
    fn one_improvement_outweighs_no_change() {
        assert_eq!(reading(&[lower(8.0, 4.0, Some(4.0)), lower(3.0, 3.0, Some(4.0))]), [1, 1, 0, 0]);
    }

    #[test]
    fn one_deterioration_outweighs_any_number_of_improvements() {
        let improved = lower(8.0, 3.0, Some(4.0));
        let measures = [improved, improved, improved, lower(1.0, 6.0, Some(5.0))];
        assert_eq!(reading(&measures), [1, 0, 0, 1]);
    }

    #[test]
    fn a_pair_without_a_threshold_is_paired_and_unclassified() {
        assert_eq!(reading(&[lower(12.0, 2.0, None)]), [1, 0, 0, 0]);
        assert_eq!(reading(&[lower(12.0, 2.0, None), lower(5.0, 5.0, Some(4.0))]), [1, 0, 1, 0]);
    }

    #[test]
    fn a_measure_with_one_score_only_is_not_paired() {
        let started = MeasuredPair { last: None, ..lower(8.0, 0.0, Some(4.0)) };
        assert_eq!(reading(&[started]), [0, 0, 0, 0]);
        assert_eq!(reading(&[]), [0, 0, 0, 0]);
    }

    #[test]
    fn prosocial_behaviour_improves_upwards() {
        let prosocial = MeasuredPair { better: Better::Higher, ..lower(3.0, 8.0, Some(4.0)) };
        assert_eq!(reading(&[prosocial]), [1, 1, 0, 0]);
    }
}
