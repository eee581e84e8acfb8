//! The distributions that intervals and tests need, in the terms of this module.

use statrs::distribution::{ChiSquared, Continuous, ContinuousCDF, Normal, StudentsT};

/// The value that a standard normal variable stays below with the probability given, which must lie between
/// 0 and 1.
pub(super) fn normal_quantile(probability: f64) -> f64 {
    Normal::standard().inverse_cdf(probability)
}

/// How far the probability of a quantile may lie from the one wanted, as a share of it.
const CLOSE: f64 = 1e-14;

/// The value that a Student's t variable stays below with the probability given.
pub(super) fn student_t_quantile(probability: f64, degrees_of_freedom: f64) -> Option<f64> {
    let t = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    if probability < 0.5 {
        return Some(-upper_t(&t, probability)?);
    }
    upper_t(&t, 1.0 - probability)
}

/// The value, from 0 on, that lies below the upper tail given. The library's own answer is good to nine digits, and
/// far out in heavy tails to none, so it is only where the search begins.
fn upper_t(t: &StudentsT, tail: f64) -> Option<f64> {
    let start =
        Some(t.inverse_cdf(1.0 - tail)).filter(|guess| guess.is_finite() && *guess >= 0.0).unwrap_or(1.0);
    search(start, tail, |value| t.sf(value) - tail, |value| t.pdf(value))
}

/// The value, from 0 on, at which the excess over the tail wanted is nothing: Newton's method, kept between bounds.
/// The excess falls as the value grows, as fast as the density says.
fn search(
    start: f64,
    tail: f64,
    excess_at: impl Fn(f64) -> f64,
    density_at: impl Fn(f64) -> f64,
) -> Option<f64> {
    let mut value = start;
    let (mut low, mut high) = (0.0, f64::MAX);
    for _ in 0..200 {
        let excess = excess_at(value);
        if excess > 0.0 {
            low = value;
        } else {
            high = value;
        }
        if excess.abs() <= CLOSE * tail {
            break;
        }
        let step = value + excess / density_at(value);
        let bounded = step > low && step < high;
        let next = match (bounded, high == f64::MAX) {
            (true, _) => step,
            (false, true) => (value * 2.0).max(1.0),
            (false, false) => low.midpoint(high),
        };
        if next == value {
            break;
        }
        value = next;
    }
    Some(value).filter(|value| value.is_finite())
}

/// The probability that a Student's t variable lies at least as far from 0 as `t`, on either side.
pub(super) fn student_t_two_sided(t: f64, degrees_of_freedom: f64) -> Option<f64> {
    let distribution = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    Some((2.0 * distribution.sf(t.abs())).min(1.0)).filter(|value| value.is_finite())
}

/// The value that a chi-squared variable stays below with the probability given; 0 without any freedom.
///
/// Each half is searched by its own tail: the library's answer loses its digits far out below, and then is none.
pub(super) fn chi_squared_quantile(probability: f64, degrees_of_freedom: f64) -> Option<f64> {
    if degrees_of_freedom == 0.0 {
        return Some(0.0);
    }
    let chi_squared = ChiSquared::new(degrees_of_freedom).ok()?;
    let density = |value| chi_squared.pdf(value);
    if probability < 0.5 {
        let excess = |value| probability - chi_squared.cdf(value);
        return search(degrees_of_freedom, probability, excess, density);
    }
    let tail = 1.0 - probability;
    search(degrees_of_freedom, tail, |value| chi_squared.sf(value) - tail, density)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of scipy 1.x (`norm.ppf`, `t.ppf`, `t.sf`, `chi2.ppf`).
    #[test]
    fn quantiles_agree_with_scipy() {
        let close = |ours: f64, theirs: f64| assert!((ours / theirs - 1.0).abs() < 1e-11, "{ours} {theirs}");
        close(normal_quantile(0.975), 1.959963984540054);
        close(normal_quantile(0.999), 3.090232306167813);
        close(student_t_quantile(0.975, 1.0).unwrap(), 12.706204736174694);
        close(student_t_quantile(0.975, 9.0).unwrap(), 2.262157162798205);
        close(student_t_quantile(0.025, 9.0).unwrap(), -2.262157162798205);
        // With one degree of freedom the quantile is the cotangent of pi times the tail.
        for tail in [0.4, 0.025, 1e-6, 5e-9, 1e-10] {
            let exact = (std::f64::consts::PI * tail).tan().recip();
            let found = student_t_quantile(1.0 - tail, 1.0).unwrap();
            // What is lost is lost in 1 - tail.
            assert!((found / exact - 1.0).abs() < 1e-12 + 2e-16 / tail, "{tail}: {found} {exact}");
        }
        assert_eq!(student_t_quantile(0.5, 3.0).unwrap(), 0.0);
        close(student_t_quantile(0.975, 27999.0).unwrap(), 1.960048715139028);
        close(student_t_two_sided(-2.5, 9.0).unwrap(), 0.033861827682985735);
        close(student_t_two_sided(30.0, 39.0).unwrap(), 1.4830595246943361e-28);
        close(chi_squared_quantile(0.975, 2.0).unwrap(), 7.377758908227871);
        close(chi_squared_quantile(0.001, 18.0).unwrap(), 4.90484880872755);
        assert_eq!(chi_squared_quantile(0.025, 0.0), Some(0.0));
    }

    #[test]
    fn chi_squared_quantiles_hold_far_out_in_both_tails() {
        let close = |ours: f64, theirs: f64| assert!((ours / theirs - 1.0).abs() < 1e-11, "{ours} {theirs}");
        // With two degrees of freedom the upper tail is exp(-x / 2).
        for tail in [0.4, 0.025, 0.0005, 5e-7, 5e-9, 5e-11] {
            close(chi_squared_quantile(tail, 2.0).unwrap(), -2.0 * (-tail).ln_1p());
            let upper: f64 = 1.0 - tail;
            close(chi_squared_quantile(upper, 2.0).unwrap(), -2.0 * (1.0 - upper).ln());
        }
        // scipy `chi2.ppf`.
        close(chi_squared_quantile(5e-7, 4.0).unwrap(), 0.002000666972381571);
        close(chi_squared_quantile(5e-11, 18.0).unwrap(), 0.6130792198378546);
        close(chi_squared_quantile(1e-4, 200.0).unwrap(), 134.01547647108782);
    }
}
