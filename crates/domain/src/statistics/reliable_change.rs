//! Reliable and clinically significant change of one person between two scores.
//!
//! Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59:12-19. The categories are those
//! of Jacobson, Roberts, Berns & McGlinchey (1999), as the R package clinicalsignificance computes them.

use serde::{Deserialize, Serialize};

use super::better::Better;
use super::input_error::{InputError, Shown, positive};

/// The change index from which a change is called reliable: 5 per cent of changes by error alone exceed it.
const CRITICAL_INDEX: f64 = 1.96;

/// Scores such as 28.9 and 22.3 differ by 6.6 on paper and by a little less in binary. What lies within this
/// share of the threshold counts as equal to it. A cut-off that should be 12 comes out as 11.999999999999998: what
/// lies within this share of it, or within this many points, counts as on it.
const ROUNDING: f64 = 1e-9;

/// How large a change must be to be reliable. Equal to the threshold is enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ChangeRule {
    /// A published threshold, in points of the score.
    Threshold(f64),
    /// From the spread and the reliability of a reference sample.
    Index {
        /// Standard deviation of the score in the reference sample.
        sd: f64,
        /// Reliability of the score, between 0 and 1.
        reliability: f64,
    },
}

impl ChangeRule {
    /// A published threshold, above 0.
    ///
    /// # Errors
    /// A threshold that is not above 0.
    pub fn threshold(points: f64) -> Result<Self, InputError> {
        positive("threshold", points).map(Self::Threshold)
    }

    /// A threshold derived from a reference sample: standard deviation above 0, reliability between 0 and 1.
    ///
    /// # Errors
    /// A standard deviation that is not above 0, or a reliability that is not between 0 and 1.
    pub fn index(sd: f64, reliability: f64) -> Result<Self, InputError> {
        let sd = positive("sd", sd)?;
        if reliability > 0.0 && reliability < 1.0 {
            return Ok(Self::Index { sd, reliability });
        }
        Err(InputError::out_of_range(
            "reliability",
            format!("must lie between 0 and 1, not {}", Shown(reliability)),
        ))
    }

    /// The smallest change that is reliable, in points.
    pub fn smallest_reliable_change(self) -> f64 {
        match self {
            Self::Threshold(points) => points,
            Self::Index { .. } => CRITICAL_INDEX * self.standard_error().unwrap_or_default(),
        }
    }

    /// The change as a multiple of the standard error of a difference; none for a published threshold.
    pub fn index_of(self, change: f64) -> Option<f64> {
        self.standard_error().map(|error| change / error)
    }

    /// The standard error of the difference of two scores.
    fn standard_error(self) -> Option<f64> {
        match self {
            Self::Threshold(_) => None,
            Self::Index { sd, reliability } => {
                let of_measurement = sd * (1.0 - reliability).sqrt();
                Some((2.0 * of_measurement * of_measurement).sqrt())
            }
        }
    }
}

/// What a change amounts to when only its size is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Verdict {
    /// Reliably better.
    Improved,
    /// No reliable change.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}

/// Judges a change against the smallest reliable one.
pub fn verdict(first: f64, last: f64, better: Better, smallest_reliable_change: f64) -> Verdict {
    let gain = better.gain(first, last);
    let needed = smallest_reliable_change * (1.0 - ROUNDING);
    if gain >= needed {
        Verdict::Improved
    } else if gain <= -needed {
        Verdict::Deteriorated
    } else {
        Verdict::Unchanged
    }
}

/// Mean and standard deviation of a score in a population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Norm {
    /// The mean.
    pub mean: f64,
    /// The standard deviation, above 0.
    pub sd: f64,
}

/// The score at which a person is as likely to belong to the one population as to the other.
///
/// With both populations the weighted point between them (Jacobson & Truax's c), with the clinical one alone
/// two standard deviations from its mean towards better (a), with the functional one alone two standard
/// deviations from its mean towards worse (b).
pub fn cutoff_between(better: Better, functional: Option<Norm>, clinical: Option<Norm>) -> Option<f64> {
    let towards_better = match better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
    };
    match (functional, clinical) {
        (Some(f), Some(c)) => Some((c.sd * f.mean + f.sd * c.mean) / (c.sd + f.sd)),
        (None, Some(c)) => Some(c.mean + towards_better * 2.0 * c.sd),
        (Some(f), None) => Some(f.mean - towards_better * 2.0 * f.sd),
        (None, None) => None,
    }
}

/// What a change amounts to when the cut-off between the populations is looked at too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum ChangeCategory {
    /// Reliably better, from the clinical to the functional side of the cut-off.
    Recovered,
    /// Reliably better without that crossing.
    Improved,
    /// No reliable change.
    Unchanged,
    /// Reliably worse without crossing to the clinical side.
    Deteriorated,
    /// Reliably worse, from the functional to the clinical side.
    Harmed,
}

/// One person's change and its reading.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReliableChange {
    /// The second score less the first, in points.
    pub change: f64,
    /// The reliable change index, when spread and reliability were given.
    pub rci: Option<f64>,
    /// The smallest change that is reliable, in points.
    pub smallest_reliable_change: f64,
    /// The cut-off used, where there is one.
    pub cutoff: Option<f64>,
    /// The reading. Without a cut-off nobody is recovered or harmed.
    pub category: ChangeCategory,
}

/// How far a score lies on the functional side of the cut-off; 0 when it is on it.
fn beyond(cutoff: f64, score: f64, better: Better) -> f64 {
    let gain = better.gain(cutoff, score);
    if gain.abs() <= ROUNDING * cutoff.abs().max(1.0) { 0.0 } else { gain }
}

/// The change between two scores of one person.
///
/// A score exactly at the cut-off belongs to neither side's gain: the first must lie strictly on the clinical
/// side to recover from it, and the last strictly on the functional side to have recovered.
pub fn reliable_change(
    pre: f64,
    post: f64,
    better: Better,
    rule: ChangeRule,
    cutoff: Option<f64>,
) -> ReliableChange {
    let smallest_reliable_change = rule.smallest_reliable_change();
    let was_clinical = cutoff.is_some_and(|cutoff| beyond(cutoff, pre, better) < 0.0);
    let is_functional = cutoff.is_some_and(|cutoff| beyond(cutoff, post, better) > 0.0);
    let category = match verdict(pre, post, better, smallest_reliable_change) {
        Verdict::Improved if was_clinical && is_functional => ChangeCategory::Recovered,
        Verdict::Improved => ChangeCategory::Improved,
        Verdict::Unchanged => ChangeCategory::Unchanged,
        Verdict::Deteriorated if cutoff.is_some() && !was_clinical && !is_functional => {
            ChangeCategory::Harmed
        }
        Verdict::Deteriorated => ChangeCategory::Deteriorated,
    };
    let change = post - pre;
    ReliableChange { change, rci: rule.index_of(change), smallest_reliable_change, cutoff, category }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_equal_to_the_threshold_is_reliable() {
        assert_eq!(verdict(20.0, 12.0, Better::Lower, 8.0), Verdict::Improved);
        assert_eq!(verdict(12.0, 20.0, Better::Lower, 8.0), Verdict::Deteriorated);
        assert_eq!(verdict(20.0, 12.5, Better::Lower, 8.0), Verdict::Unchanged);
        assert_eq!(verdict(20.0, 28.0, Better::Higher, 8.0), Verdict::Improved);
    }

    #[test]
    fn a_decimal_change_equal_to_the_threshold_is_reliable_though_binary_falls_short() {
        let (first, last) = (22.3_f64, 28.9_f64);
        assert!((last - first).total_cmp(&6.6).is_lt());
        assert_eq!(verdict(first, last, Better::Higher, 6.6), Verdict::Improved);
        assert_eq!(verdict(first, 28.8, Better::Higher, 6.6), Verdict::Unchanged);
    }

    /// Four people of the data set that comes with clinicalsignificance, with the figures it computes.
    #[test]
    fn the_reference_people_agree_with_the_r_package() {
        let sd = 3.3401212936673805;
        let rule = ChangeRule::index(sd, 0.8).unwrap();
        let functional = Some(Norm { mean: 8.0, sd: 8.0 });
        let cutoff = cutoff_between(Better::Lower, functional, Some(Norm { mean: 24.85, sd }));
        assert!((cutoff.unwrap() - 19.886998076050197).abs() < 1e-12);
        assert!((rule.smallest_reliable_change() - 4.140457252093089).abs() < 1e-12);
        for (pre, post, rci, category) in [
            (25.0, 13.0, -5.680532020493664, ChangeCategory::Recovered),
            (15.0, 11.0, -1.893510673497888, ChangeCategory::Unchanged),
            (28.0, 4.0, -11.361064040987328, ChangeCategory::Recovered),
            (30.0, 25.0, -2.36688834187236, ChangeCategory::Improved),
        ] {
            let change = reliable_change(pre, post, Better::Lower, rule, cutoff);
            assert!((change.rci.unwrap() - rci).abs() < 1e-12, "{change:?}");
            assert_eq!(change.category, category);
        }
    }

    #[test]
    fn each_kind_of_cut_off() {
        let functional = Some(Norm { mean: 8.0, sd: 4.0 });
        let clinical = Some(Norm { mean: 24.0, sd: 3.0 });
        let rounded = |cutoff: Option<f64>| (cutoff.unwrap() * 1e6).round() / 1e6;
        assert_eq!(rounded(cutoff_between(Better::Lower, functional, clinical)), 17.142857);
        assert_eq!(rounded(cutoff_between(Better::Lower, None, clinical)), 18.0);
        assert_eq!(rounded(cutoff_between(Better::Lower, functional, None)), 16.0);
        assert_eq!(rounded(cutoff_between(Better::Higher, None, clinical)), 30.0);
        assert_eq!(rounded(cutoff_between(Better::Higher, functional, None)), 0.0);
        assert_eq!(cutoff_between(Better::Lower, None, None), None);
    }

    #[test]
    fn who_stands_on_the_cut_off_has_not_crossed_it() {
        let rule = ChangeRule::threshold(5.0).unwrap();
        let category = |pre, post| reliable_change(pre, post, Better::Lower, rule, Some(15.0)).category;
        assert_eq!(category(20.0, 14.9), ChangeCategory::Recovered);
        assert_eq!(category(20.0, 15.0), ChangeCategory::Improved);
        assert_eq!(category(15.0, 10.0), ChangeCategory::Improved);
        assert_eq!(category(16.0, 14.0), ChangeCategory::Unchanged);
        assert_eq!(category(10.0, 15.0), ChangeCategory::Harmed);
        assert_eq!(category(9.0, 14.0), ChangeCategory::Deteriorated);
        assert_eq!(category(16.0, 21.0), ChangeCategory::Deteriorated);
    }

    /// Each of these scores is the cut-off itself, which binary arithmetic misses by its last digit.
    #[test]
    fn who_stands_on_a_computed_cut_off_has_not_crossed_it() {
        let rule = ChangeRule::threshold(0.5).unwrap();
        let norm = |mean, sd| Some(Norm { mean, sd });
        for (pre, post, functional, clinical) in [
            (12.0, 3.0, norm(5.0, 3.3), norm(19.0, 3.3)),
            (21.5, 11.5, norm(5.0, 3.3), norm(18.0, 3.3)),
            (1.0, 0.3, norm(0.1, 0.1), None),
        ] {
            let cutoff = cutoff_between(Better::Lower, functional, clinical);
            let change = reliable_change(pre, post, Better::Lower, rule, cutoff);
            assert_eq!(change.category, ChangeCategory::Improved, "{change:?}");
        }
    }

    #[test]
    fn without_a_cut_off_nobody_recovers_or_is_harmed() {
        let rule = ChangeRule::threshold(5.0).unwrap();
        let category = |pre, post| reliable_change(pre, post, Better::Lower, rule, None).category;
        assert_eq!(category(20.0, 1.0), ChangeCategory::Improved);
        assert_eq!(category(1.0, 20.0), ChangeCategory::Deteriorated);
    }

    #[test]
    fn impossible_rules_are_refused() {
        for reliability in [-0.1, 0.0, 1.0, 1.2, f64::NAN] {
            assert_eq!(ChangeRule::index(5.0, reliability).unwrap_err().input, "reliability");
        }
        for sd in [0.0, -1.0, f64::INFINITY, f64::NAN] {
            assert_eq!(ChangeRule::index(sd, 0.8).unwrap_err().input, "sd");
            assert_eq!(ChangeRule::threshold(sd).unwrap_err().input, "threshold");
        }
    }
}
