//! Change in a group with a score before and a score after for each person.

use serde::Serialize;

use super::better::Better;
use super::confidence::Confidence;
use super::distribution::{student_t_quantile, student_t_two_sided};
use super::input_error::{InputError, finite};
use super::moments::PairedMoments;
use super::sample::{co_deviation, mean, variance};

/// Half the width of a 95 per cent interval in standard errors, as the published formula for g has it.
const HALF_WIDTH: f64 = 1.96;

/// A spread below this share of the scores' size is rounding, not spread (R's `t.test` draws the line there).
const NO_SPREAD: f64 = 10.0 * f64::EPSILON;

/// The paired change of a group.
///
/// `t`, `d_av`, `g_av` and both intervals are signed so that positive means got better. What has no value for
/// the pairs at hand (a correlation without spread, say) is absent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EffectSize {
    /// How many pairs there are.
    pub n: u64,
    /// Mean of the first scores.
    pub mean_pre: f64,
    /// Mean of the last scores.
    pub mean_post: f64,
    /// Standard deviation of the first scores.
    pub sd_pre: f64,
    /// Standard deviation of the last scores.
    pub sd_post: f64,
    /// Standard deviation of the differences.
    pub sd_diff: f64,
    /// Pearson correlation of first and last scores; absent when either has no spread.
    pub r: Option<f64>,
    /// Paired t: mean change over its standard error; absent when all changed alike.
    pub t: Option<f64>,
    /// Degrees of freedom of `t`.
    pub df: u64,
    /// Two-sided probability of a `t` as far from 0 if nothing had changed.
    pub p: Option<f64>,
    /// Mean change over the root of the mean of both variances (Cumming 2012); absent without spread.
    pub d_av: Option<f64>,
    /// `d_av` corrected for small samples; absent below three pairs, where the correction has no meaning.
    pub g_av: Option<f64>,
    /// 95 per cent interval of `g_av` (Borenstein and others 2009), which needs the correlation.
    pub g_av_ci: Option<[f64; 2]>,
    /// 95 per cent t interval of the mean change.
    pub mean_change_ci: Option<[f64; 2]>,
}

/// The paired change from arrays in which the same place is the same person.
///
/// # Errors
/// Arrays of different length, fewer than two pairs, or numbers that are not finite.
pub fn effect_size(pre: &[f64], post: &[f64], better: Better) -> Result<EffectSize, InputError> {
    if pre.len() != post.len() {
        return Err(InputError::lengths_differ("post", "pre"));
    }
    if pre.len() < 2 {
        return Err(InputError::too_few("pre", 2, pre.len()));
    }
    finite("pre", pre)?;
    finite("post", post)?;
    let differences: Vec<f64> = pre.iter().zip(post).map(|(first, last)| last - first).collect();
    let moments = PairedMoments {
        n: pre.len() as u64,
        mean_pre: mean(pre),
        mean_post: mean(post),
        variance_pre: variance(pre),
        variance_post: variance(post),
        variance_difference: variance(&differences),
        covariance: co_deviation(pre, post) / (pre.len() as f64 - 1.0),
    };
    Ok(EffectSize::of(&moments, better))
}

impl EffectSize {
    /// The paired change from its moments, of two pairs or more.
    pub fn of(moments: &PairedMoments, better: Better) -> Self {
        let (size_pre, size_post) = (moments.mean_pre.abs(), moments.mean_post.abs());
        let sd_pre = spread(moments.variance_pre, size_pre);
        let sd_post = spread(moments.variance_post, size_post);
        let sd_diff = spread(moments.variance_difference, size_pre.max(size_post));
        let n = moments.n as f64;
        let gain = better.gain(moments.mean_pre, moments.mean_post);
        let standard_error = sd_diff / n.sqrt();
        let t = Some(gain / standard_error).filter(|t| standard_error > 0.0 && t.is_finite());
        let r = correlation(moments.covariance, sd_pre, sd_post);
        let d_av = standardised(gain, sd_pre, sd_post);
        let correction = small_sample_correction(n);
        let g_av = d_av.zip(correction).map(|(d, correction)| d * correction);
        Self {
            n: moments.n,
            mean_pre: moments.mean_pre,
            mean_post: moments.mean_post,
            sd_pre,
            sd_post,
            sd_diff,
            r,
            t,
            df: moments.n.saturating_sub(1),
            p: t.and_then(|t| student_t_two_sided(t, n - 1.0)),
            d_av,
            g_av,
            g_av_ci: g_interval(n, d_av, correction, r),
            mean_change_ci: mean_interval(n, gain, standard_error),
        }
    }
}

/// The standard deviation of scores of about this size; 0 when rounding alone would make as much. What is no
/// number stays none.
fn spread(variance: f64, size: f64) -> f64 {
    let sd = if variance < 0.0 { 0.0 } else { variance.sqrt() };
    if sd < NO_SPREAD * size { 0.0 } else { sd }
}

fn correlation(covariance: f64, sd_pre: f64, sd_post: f64) -> Option<f64> {
    let r = covariance / (sd_pre * sd_post);
    // What falls short of 1 by rounding alone is 1: the interval of g takes the root of the shortfall.
    let whole = if 1.0 - r.abs() < NO_SPREAD { r.signum() } else { r };
    (sd_pre > 0.0 && sd_post > 0.0 && r.is_finite()).then_some(whole)
}

fn standardised(gain: f64, sd_pre: f64, sd_post: f64) -> Option<f64> {
    let average = ((sd_pre * sd_pre + sd_post * sd_post) / 2.0).sqrt();
    (average > 0.0).then_some(gain / average)
}

/// Hedges' correction on n - 1 degrees of freedom (Cumming 2012). With two pairs it would turn every effect
/// into 0, so there is none.
fn small_sample_correction(n: f64) -> Option<f64> {
    (n > 2.0).then_some(1.0 - 3.0 / (4.0 * (n - 1.0) - 1.0))
}

fn g_interval(n: f64, d_av: Option<f64>, correction: Option<f64>, r: Option<f64>) -> Option<[f64; 2]> {
    let (d, correction, r) = (d_av?, correction?, r?);
    let variance = (1.0 / n + d * d / (2.0 * n)) * 2.0 * (1.0 - r);
    let half = HALF_WIDTH * correction * variance.sqrt();
    Some([d * correction - half, d * correction + half])
}

fn mean_interval(n: f64, gain: f64, standard_error: f64) -> Option<[f64; 2]> {
    let half = student_t_quantile(Confidence::NINETY_FIVE.upper_tail(), n - 1.0)? * standard_error;
    Some([gain - half, gain + half])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(ours: f64, theirs: f64) {
        assert!((ours - theirs).abs() <= 1e-10 * theirs.abs().max(1.0), "{ours} should be {theirs}");
    }

    fn close_pair(ours: Option<[f64; 2]>, theirs: [f64; 2]) {
        ours.unwrap().into_iter().zip(theirs).for_each(|(ours, theirs)| close(ours, theirs));
    }

    /// `scipy.stats.ttest_rel` with its interval, `pearsonr`, and the published formulas over numpy.
    #[test]
    fn a_score_that_is_better_lower_agrees_with_scipy() {
        let pre = [22.0, 18.0, 25.0, 30.0, 17.0, 21.0, 28.0, 19.0];
        let post = [15.0, 17.0, 20.0, 22.0, 18.0, 12.0, 21.0, 16.0];
        let effect = effect_size(&pre, &post, Better::Lower).unwrap();
        assert_eq!((effect.n, effect.df), (8, 7));
        assert_eq!((effect.mean_pre, effect.mean_post), (22.5, 17.625));
        close(effect.sd_pre, 4.750939756661683);
        close(effect.sd_post, 3.3354160160315836);
        close(effect.sd_diff, 3.563204817496262);
        close(effect.r.unwrap(), 0.6626127155934785);
        close(effect.t.unwrap(), 3.8697136256193168);
        close(effect.p.unwrap(), 0.006133954352036699);
        close(effect.d_av.unwrap(), 1.1876751816228732);
        close(effect.g_av.unwrap(), 1.055711272553665);
        close_pair(effect.g_av_ci, [0.39496222869290376, 1.7164603164144263]);
        close_pair(effect.mean_change_ci, [1.8960862245213477, 7.853913775478652]);
    }

    #[test]
    fn a_score_that_is_better_higher_agrees_with_scipy() {
        let pre = [18.59, 17.43, 21.54, 14.08, 19.25];
        let post = [21.54, 19.25, 20.73, 17.98, 24.11];
        let effect = effect_size(&pre, &post, Better::Higher).unwrap();
        close(effect.r.unwrap(), 0.6384762823950932);
        close(effect.t.unwrap(), 2.600463130765659);
        close(effect.p.unwrap(), 0.06001887266270996);
        close(effect.d_av.unwrap(), 0.9996846331480856);
        close(effect.g_av.unwrap(), 0.7997477065184686);
        close_pair(effect.g_av_ci, [0.06954333427648429, 1.529952078760453]);
        close_pair(effect.mean_change_ci, [-0.1721609268974844, 5.260160926897484]);
    }

    #[test]
    fn turning_the_direction_turns_every_sign() {
        let (pre, post) = ([20.0, 15.0, 18.0, 9.0], [14.0, 16.0, 11.0, 7.0]);
        let lower = effect_size(&pre, &post, Better::Lower).unwrap();
        let higher = effect_size(&pre, &post, Better::Higher).unwrap();
        assert_eq!(lower.t.unwrap(), -higher.t.unwrap());
        assert_eq!(lower.g_av.unwrap(), -higher.g_av.unwrap());
        assert_eq!(lower.p, higher.p);
        let [low, high] = lower.g_av_ci.unwrap();
        assert_eq!(higher.g_av_ci.unwrap(), [-high, -low]);
    }

    #[test]
    fn everyone_changing_alike_leaves_t_without_a_value() {
        let effect = effect_size(&[1.1, 2.2, 3.3], &[0.1, 1.2, 2.3], Better::Lower).unwrap();
        assert_eq!((effect.sd_diff, effect.t, effect.p), (0.0, None, None));
        close_pair(effect.mean_change_ci, [1.0, 1.0]);
        close(effect.r.unwrap(), 1.0);
        close_pair(effect.g_av_ci, [effect.g_av.unwrap(); 2]);
    }

    #[test]
    fn scores_that_rise_together_correlate_by_one_to_the_last_digit() {
        for pre in [[3.0, 3.0, 4.0], [4.0, 4.0, 3.0], [3.1, 4.2, 4.2]] {
            let effect = effect_size(&pre, &pre.map(|score| score - 3.0), Better::Lower).unwrap();
            assert_eq!(effect.r.map(f64::to_bits), Some(1.0_f64.to_bits()), "{pre:?}");
            let turned = effect_size(&pre, &pre.map(|score| 9.0 - score), Better::Lower).unwrap();
            assert_eq!(turned.r.map(f64::to_bits), Some((-1.0_f64).to_bits()), "{pre:?}");
        }
    }

    #[test]
    fn the_spread_of_small_scores_is_not_lost_beside_large_ones() {
        let effect = effect_size(&[1e20, 2e20, 4e20], &[1.0, 2.0, 3.0], Better::Lower).unwrap();
        close(effect.sd_post, 1.0);
        close(effect.r.unwrap(), 0.9819805060619655);
    }

    #[test]
    fn without_spread_there_is_no_correlation_and_no_effect_size() {
        let effect = effect_size(&[7.0; 4], &[5.0; 4], Better::Lower).unwrap();
        assert_eq!((effect.r, effect.d_av, effect.g_av, effect.g_av_ci), (None, None, None, None));
        assert_eq!((effect.t, effect.mean_change_ci), (None, Some([2.0, 2.0])));
        let one_sided = effect_size(&[7.0; 4], &[5.0, 6.0, 4.0, 5.0], Better::Lower).unwrap();
        assert_eq!((one_sided.r, one_sided.g_av_ci), (None, None));
        assert!(one_sided.d_av.is_some() && one_sided.g_av.is_some() && one_sided.t.is_some());
    }

    #[test]
    fn two_pairs_have_a_t_and_no_corrected_effect() {
        let effect = effect_size(&[10.0, 14.0], &[8.0, 9.0], Better::Lower).unwrap();
        assert!(effect.t.is_some() && effect.d_av.is_some());
        assert_eq!((effect.g_av, effect.g_av_ci), (None, None));
    }

    #[test]
    fn too_few_uneven_and_impossible_inputs_are_refused() {
        let refused = |pre: &[f64], post: &[f64]| effect_size(pre, post, Better::Lower).unwrap_err();
        assert_eq!(refused(&[], &[]).input, "pre");
        assert_eq!(refused(&[1.0], &[1.0]).input, "pre");
        assert_eq!(refused(&[1.0, 2.0], &[1.0]).input, "post");
        assert_eq!(refused(&[1.0, f64::NAN], &[1.0, 2.0]).input, "pre");
        assert_eq!(refused(&[1.0, 2.0], &[1.0, f64::INFINITY]).input, "post");
    }
}
