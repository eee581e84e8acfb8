//! Limits of a funnel plot of proportions: how far groups of a size may lie from the baseline by chance.

use serde::Serialize;

use super::distribution::normal_quantile;
use super::input_error::{InputError, Shown};

/// The limits for one size, in per cent, held within 0 to 100.
///
/// The inner pair leaves 1 in 40 on each side, the outer 1 in 1000 (PHEindicatormethods; Fingertips technical
/// guidance).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FunnelLimits {
    /// The size of the group.
    pub n: u64,
    /// Inner lower limit.
    pub lower_2s: f64,
    /// Inner upper limit.
    pub upper_2s: f64,
    /// Outer lower limit.
    pub lower_3s: f64,
    /// Outer upper limit.
    pub upper_3s: f64,
}

/// The limits around a baseline share for each size.
///
/// # Errors
/// A baseline outside 0 to 1, or a size of 0.
pub fn funnel_limits(baseline: f64, sizes: &[u64]) -> Result<Vec<FunnelLimits>, InputError> {
    if !(0.0..=1.0).contains(&baseline) {
        return Err(InputError::out_of_range(
            "baseline",
            format!("is a share from 0 to 1, not {}", Shown(baseline)),
        ));
    }
    let inner = normal_quantile(0.975);
    let outer = normal_quantile(0.999);
    let limits = |n: u64| {
        if n == 0 {
            return Err(InputError::out_of_range("n", "must hold sizes above 0"));
        }
        let error = (baseline * (1.0 - baseline) / n as f64).sqrt();
        let limit = |z: f64| (100.0 * (baseline + z * error)).clamp(0.0, 100.0);
        Ok(FunnelLimits {
            n,
            lower_2s: limit(-inner),
            upper_2s: limit(inner),
            lower_3s: limit(-outer),
            upper_3s: limit(outer),
        })
    };
    sizes.iter().map(|n| limits(*n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formula over scipy's quantiles; PHEindicatormethods' longer one comes to the same.
    #[test]
    fn limits_narrow_with_size_and_stay_within_per_cent() {
        let expected = [
            (1, [0.0, 100.0, 0.0, 100.0]),
            (10, [0.0, 51.83791215575735, 0.0, 67.31474855048305]),
            (100, [16.51310699442871, 33.48689300557129, 11.618901596316514, 38.38109840368349]),
            (2500, [23.30262139888574, 26.69737860111426, 22.323780319263303, 27.676219680736697]),
        ];
        let limits = funnel_limits(0.25, &expected.map(|(n, _)| n)).unwrap();
        for (ours, (n, theirs)) in limits.iter().zip(expected) {
            assert_eq!(ours.n, n);
            let ours = [ours.lower_2s, ours.upper_2s, ours.lower_3s, ours.upper_3s];
            for (ours, theirs) in ours.into_iter().zip(theirs) {
                assert!((ours - theirs).abs() < 1e-10, "{ours} should be {theirs} for {n}");
            }
        }
    }

    #[test]
    fn a_baseline_of_nothing_or_all_has_no_width() {
        for (baseline, percent) in [(0.0, 0.0), (1.0, 100.0)] {
            let limits = funnel_limits(baseline, &[50]).unwrap();
            assert_eq!((limits[0].lower_3s, limits[0].upper_3s), (percent, percent));
        }
    }

    #[test]
    fn impossible_inputs_are_refused_by_name() {
        for baseline in [-0.1, 1.1, 25.0, f64::NAN] {
            assert_eq!(funnel_limits(baseline, &[50]).unwrap_err().input, "baseline");
        }
        assert_eq!(funnel_limits(0.25, &[50, 0]).unwrap_err().input, "n");
        assert_eq!(funnel_limits(0.25, &[]).unwrap(), []);
    }
}
