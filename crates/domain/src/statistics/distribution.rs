//! The distributions that intervals and tests need, in the terms of this module.

use statrs::distribution::{ChiSquared, ContinuousCDF, Normal, StudentsT};

/// The value that a standard normal variable stays below with the probability given, which must lie between
/// 0 and 1.
pub(super) fn normal_quantile(probability: f64) -> f64 {
    Normal::standard().inverse_cdf(probability)
}

/// The value that a Student's t variable stays below with the probability given.
pub(super) fn student_t_quantile(probability: f64, degrees_of_freedom: f64) -> Option<f64> {
    let t = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    Some(t.inverse_cdf(probability)).filter(|value| value.is_finite())
}

/// The probability that a Student's t variable lies at least as far from 0 as `t`, on either side.
pub(super) fn student_t_two_sided(t: f64, degrees_of_freedom: f64) -> Option<f64> {
    let distribution = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    Some((2.0 * distribution.sf(t.abs())).min(1.0)).filter(|value| value.is_finite())
}

/// The value that a chi-squared variable stays below with the probability given; 0 without any freedom.
pub(super) fn chi_squared_quantile(probability: f64, degrees_of_freedom: f64) -> Option<f64> {
    if degrees_of_freedom == 0.0 {
        return Some(0.0);
    }
    let chi_squared = ChiSquared::new(degrees_of_freedom).ok()?;
    Some(chi_squared.inverse_cdf(probability)).filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of scipy 1.x (`norm.ppf`, `t.ppf`, `t.sf`, `chi2.ppf`).
    #[test]
    fn quantiles_agree_with_scipy() {
        let close = |ours: f64, theirs: f64| assert!((ours / theirs - 1.0).abs() < 1e-10, "{ours} {theirs}");
        close(normal_quantile(0.975), 1.959963984540054);
        close(normal_quantile(0.999), 3.090232306167813);
        close(student_t_quantile(0.975, 1.0).unwrap(), 12.706204736174694);
        close(student_t_quantile(0.975, 9.0).unwrap(), 2.262157162798205);
        close(student_t_quantile(0.975, 27999.0).unwrap(), 1.960048715139028);
        close(student_t_two_sided(-2.5, 9.0).unwrap(), 0.033861827682985735);
        close(student_t_two_sided(30.0, 39.0).unwrap(), 1.4830595246943361e-28);
        close(chi_squared_quantile(0.975, 2.0).unwrap(), 7.377758908227871);
        close(chi_squared_quantile(0.001, 18.0).unwrap(), 4.90484880872755);
        assert_eq!(chi_squared_quantile(0.025, 0.0), Some(0.0));
    }
}
