//! Paired outcomes of any number of people in eleven figures, kept up to date one pair at a time.

use serde::Serialize;

use super::ExactScore;
use crate::statistics::{Better, EffectSize, PairedMoments, Verdict};

/// Running sums over the people of a group on one measure, from which the figures of a report follow without
/// going back to the scores.
///
/// The sums are whole numbers of steps ([`ExactScore`]), or of squared steps: they are exact. Adding and removing
/// the same pair leaves the summary as it was, to the last digit, and summaries of separate groups merge into what
/// the groups are together, in whatever order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairedSummary {
    /// People with a first and a last score.
    pub n: u64,
    /// Sum of first scores of those, in steps.
    pub sum_pre: i128,
    /// Sum of last scores, in steps.
    pub sum_post: i128,
    /// Sum of squared first scores, in squared steps.
    pub sum_pre_sq: i128,
    /// Sum of squared last scores, in squared steps.
    pub sum_post_sq: i128,
    /// Sum of the products of first and last score, in squared steps.
    pub sum_pre_post: i128,
    /// Pairs with a reliable improvement.
    pub improved: u64,
    /// Pairs without a reliable change.
    pub unchanged: u64,
    /// Pairs with a reliable deterioration.
    pub deteriorated: u64,
    /// Pairs of a measure that has no threshold.
    pub no_threshold: u64,
    /// People with a first score, paired or not.
    pub measured: u64,
}

/// The figures that follow from a summary.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PairedFigures {
    /// Mean of the first scores of those paired; absent without pairs.
    pub mean_pre: Option<f64>,
    /// Mean of the last scores; absent without pairs.
    pub mean_post: Option<f64>,
    /// Mean change; positive means got better. Absent without pairs.
    pub mean_change: Option<f64>,
    /// Pairs over people with a first score; absent when nobody has one.
    pub paired_rate: Option<f64>,
    /// Means, spread, correlation and effect sizes; absent below two pairs.
    pub effect: Option<EffectSize>,
}

impl PairedSummary {
    /// Counts a person who has both scores. Give no verdict when the measure has no threshold.
    pub fn add(&mut self, pre: ExactScore, post: ExactScore, verdict: Option<Verdict>) {
        self.measured += 1;
        self.n += 1;
        self.shift(pre, post, 1);
        let class = self.class(verdict);
        *class += 1;
    }

    /// Takes back what [`Self::add`] counted.
    pub fn remove(&mut self, pre: ExactScore, post: ExactScore, verdict: Option<Verdict>) {
        self.measured = self.measured.saturating_sub(1);
        self.n = self.n.saturating_sub(1);
        self.shift(pre, post, -1);
        let class = self.class(verdict);
        *class = class.saturating_sub(1);
    }

    /// Counts a person who has a first score and no last one.
    pub fn add_baseline(&mut self) {
        self.measured += 1;
    }

    /// Takes back what [`Self::add_baseline`] counted.
    pub fn remove_baseline(&mut self) {
        self.measured = self.measured.saturating_sub(1);
    }

    /// The summary of both groups together.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        Self {
            n: self.n + other.n,
            sum_pre: self.sum_pre + other.sum_pre,
            sum_post: self.sum_post + other.sum_post,
            sum_pre_sq: self.sum_pre_sq + other.sum_pre_sq,
            sum_post_sq: self.sum_post_sq + other.sum_post_sq,
            sum_pre_post: self.sum_pre_post + other.sum_pre_post,
            improved: self.improved + other.improved,
            unchanged: self.unchanged + other.unchanged,
            deteriorated: self.deteriorated + other.deteriorated,
            no_threshold: self.no_threshold + other.no_threshold,
            measured: self.measured + other.measured,
        }
    }

    /// The figures, signed so that positive means got better.
    ///
    /// Each is computed by the formulas of [`Self::moments`] and [`EffectSize::of`], in the order of operations
    /// written there: whoever follows them in double precision, from the same scores, gets the same last digit.
    pub fn figures(&self, better: Better) -> PairedFigures {
        let (mean_pre, mean_post) = (self.mean(self.sum_pre), self.mean(self.sum_post));
        PairedFigures {
            mean_pre,
            mean_post,
            mean_change: mean_pre.zip(mean_post).map(|(pre, post)| better.gain(pre, post)),
            paired_rate: (self.measured > 0).then(|| self.n as f64 / self.measured as f64),
            effect: self.moments().map(|moments| EffectSize::of(&moments, better)),
        }
    }

    /// Means, variances and covariance of the pairs; absent below two pairs.
    ///
    /// With n pairs, sums X, Y in steps and s steps to the point: a mean is X / (n s), a covariance (and so a
    /// variance) (n XY - X Y) / (n (n - 1) s s). Both sides of each fraction are whole numbers and exact; each is
    /// rounded once to double precision, and so is their quotient.
    pub fn moments(&self) -> Option<PairedMoments> {
        if self.n < 2 {
            return None;
        }
        let n = i128::from(self.n);
        let step = i128::from(ExactScore::PER_POINT);
        let whole = (n * (n - 1) * step * step) as f64;
        let spread = |one: i128, other: i128, products: i128| (n * products - one * other) as f64 / whole;
        let difference = self.sum_post - self.sum_pre;
        let difference_sq = self.sum_post_sq - 2 * self.sum_pre_post + self.sum_pre_sq;
        Some(PairedMoments {
            n: self.n,
            mean_pre: self.mean(self.sum_pre)?,
            mean_post: self.mean(self.sum_post)?,
            variance_pre: spread(self.sum_pre, self.sum_pre, self.sum_pre_sq),
            variance_post: spread(self.sum_post, self.sum_post, self.sum_post_sq),
            variance_difference: spread(difference, difference, difference_sq),
            covariance: spread(self.sum_pre, self.sum_post, self.sum_pre_post),
        })
    }

    /// The mean in points of those paired; absent without pairs.
    fn mean(&self, sum: i128) -> Option<f64> {
        let steps = i128::from(self.n) * i128::from(ExactScore::PER_POINT);
        (self.n > 0).then(|| sum as f64 / steps as f64)
    }

    fn shift(&mut self, pre: ExactScore, post: ExactScore, times: i128) {
        let (pre, post) = (i128::from(pre.steps()), i128::from(post.steps()));
        self.sum_pre += times * pre;
        self.sum_post += times * post;
        self.sum_pre_sq += times * pre * pre;
        self.sum_post_sq += times * post * post;
        self.sum_pre_post += times * pre * post;
    }

    fn class(&mut self, verdict: Option<Verdict>) -> &mut u64 {
        match verdict {
            Some(Verdict::Improved) => &mut self.improved,
            Some(Verdict::Unchanged) => &mut self.unchanged,
            Some(Verdict::Deteriorated) => &mut self.deteriorated,
            None => &mut self.no_threshold,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::statistics::{effect_size, verdict};

    fn exact(points: f64) -> ExactScore {
        ExactScore::of(points).unwrap()
    }

    fn summed(pairs: &[(f64, f64)]) -> PairedSummary {
        let mut summary = PairedSummary::default();
        for (pre, post) in pairs {
            let change = verdict(*pre, *post, Better::Lower, 4.0);
            summary.add(exact(*pre), exact(*post), Some(change));
        }
        summary
    }

    fn close(ours: Option<f64>, theirs: Option<f64>) -> bool {
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0),
            (None, None) => true,
            _ => false,
        }
    }

    /// Scores as instruments give them: whole, or with one or two decimals.
    fn scores() -> impl Strategy<Value = Vec<(f64, f64)>> {
        let score = prop_oneof![
            (0_u16..=40).prop_map(f64::from),
            (0_u16..=400).prop_map(|tenths| f64::from(tenths) / 10.0),
            (700_u16..=3500).prop_map(|hundredths| f64::from(hundredths) / 100.0),
        ];
        prop::collection::vec((score.clone(), score), 2..200)
    }

    proptest! {
        #[test]
        fn a_summary_gives_the_figures_of_the_scores_themselves(pairs in scores()) {
            let (pre, post): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
            let direct = effect_size(&pre, &post, Better::Lower).unwrap();
            let kept = summed(&pairs).figures(Better::Lower).effect.unwrap();
            prop_assert_eq!((kept.n, kept.df), (direct.n, direct.df));
            for (name, ours, theirs) in [
                ("mean_pre", Some(kept.mean_pre), Some(direct.mean_pre)),
                ("mean_post", Some(kept.mean_post), Some(direct.mean_post)),
                ("sd_pre", Some(kept.sd_pre), Some(direct.sd_pre)),
                ("sd_post", Some(kept.sd_post), Some(direct.sd_post)),
                ("sd_diff", Some(kept.sd_diff), Some(direct.sd_diff)),
                ("r", kept.r, direct.r),
                ("t", kept.t, direct.t),
                ("p", kept.p, direct.p),
                ("d_av", kept.d_av, direct.d_av),
                ("g_av", kept.g_av, direct.g_av),
                ("g low", kept.g_av_ci.map(|ci| ci[0]), direct.g_av_ci.map(|ci| ci[0])),
                ("g high", kept.g_av_ci.map(|ci| ci[1]), direct.g_av_ci.map(|ci| ci[1])),
                ("change low", kept.mean_change_ci.map(|ci| ci[0]), direct.mean_change_ci.map(|ci| ci[0])),
                ("change high", kept.mean_change_ci.map(|ci| ci[1]), direct.mean_change_ci.map(|ci| ci[1])),
            ] {
                prop_assert!(close(ours, theirs), "{name}: {ours:?} and {theirs:?}");
            }
        }

        #[test]
        fn removing_what_was_added_leaves_the_summary_as_it_was(pairs in scores(), extra in scores()) {
            let before = summed(&pairs);
            let mut after = before;
            for (pre, post) in &extra {
                after.add(exact(*pre), exact(*post), None);
            }
            for (pre, post) in &extra {
                after.remove(exact(*pre), exact(*post), None);
            }
            prop_assert_eq!(after, before);
        }

        #[test]
        fn two_groups_merge_into_what_they_are_together(one in scores(), other in scores()) {
            let both: Vec<(f64, f64)> = one.iter().chain(&other).copied().collect();
            prop_assert_eq!(summed(&one).merge(&summed(&other)), summed(&both));
        }

        #[test]
        fn the_order_of_the_pairs_changes_no_digit(pairs in scores()) {
            let turned: Vec<(f64, f64)> = pairs.iter().rev().copied().collect();
            prop_assert_eq!(summed(&pairs).figures(Better::Lower), summed(&turned).figures(Better::Lower));
        }
    }

    #[test]
    fn scores_that_are_all_alike_have_no_spread_however_many_they_are() {
        // A tenth has no exact binary form: sums of a million of them are off in the last digits.
        let one = summed(&[(14.1, 7.3)]);
        let all = (0..20).fold(one, |sum, _| sum.merge(&sum));
        let moments = all.moments().unwrap();
        assert_eq!((all.n, moments.mean_pre, moments.mean_post), (1 << 20, 14.1, 7.3));
        assert_eq!(
            (moments.variance_pre, moments.variance_post, moments.variance_difference),
            (0.0, 0.0, 0.0)
        );
    }

    #[test]
    fn those_without_a_last_score_count_in_the_paired_rate_only() {
        let mut summary = summed(&[(20.0, 12.0), (18.0, 17.0)]);
        summary.add_baseline();
        summary.add_baseline();
        let figures = summary.figures(Better::Lower);
        assert_eq!(figures.paired_rate, Some(0.5));
        assert_eq!(figures.mean_change, Some(4.5));
        assert_eq!((summary.improved, summary.unchanged), (1, 1));
        summary.remove_baseline();
        assert_eq!(summary.measured, 3);
    }

    #[test]
    fn nobody_has_no_figures() {
        let mut summary = PairedSummary::default();
        summary.add(exact(14.4), exact(7.1), None);
        summary.remove(exact(14.4), exact(7.1), None);
        assert_eq!(summary, PairedSummary::default());
        let figures = summary.figures(Better::Lower);
        assert_eq!((figures.mean_change, figures.paired_rate, figures.effect), (None, None, None));
    }

    #[test]
    fn one_pair_has_a_mean_change_and_no_spread() {
        let figures = summed(&[(20.0, 12.0)]).figures(Better::Lower);
        assert_eq!((figures.mean_pre, figures.mean_post), (Some(20.0), Some(12.0)));
        assert_eq!((figures.mean_change, figures.effect), (Some(8.0), None));
    }
}
