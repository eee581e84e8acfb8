//! The five figures of a set of pairs from which means, correlation and effect sizes follow.

/// Count, means, variances and covariance of paired scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedMoments {
    /// How many pairs there are.
    pub n: u64,
    /// Mean of the first scores.
    pub mean_pre: f64,
    /// Mean of the last scores.
    pub mean_post: f64,
    /// Variance of the first scores, with one degree of freedom taken off.
    pub variance_pre: f64,
    /// Variance of the last scores, likewise.
    pub variance_post: f64,
    /// Variance of the differences, likewise.
    pub variance_difference: f64,
    /// Covariance of first and last scores, likewise.
    pub covariance: f64,
}
