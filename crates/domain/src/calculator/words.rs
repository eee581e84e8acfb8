//! The words that several calculators take.

use crate::statistics::Better;

/// Which way a score gets better.
pub(super) const BETTER: &[(&str, Better)] = &[("lower", Better::Lower), ("higher", Better::Higher)];
