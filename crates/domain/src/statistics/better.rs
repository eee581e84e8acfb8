//! Which way a score gets better.

use serde::{Deserialize, Serialize};

/// The direction in which a score improves. It belongs to the sub-scale, not to the instrument: in the SDQ
/// difficulties are better lower and prosocial behaviour is better higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Better {
    /// A higher score is better (wellbeing).
    Higher,
    /// A lower score is better (difficulties).
    Lower,
}

impl Better {
    /// The change from `first` to `last` with its sign turned so that positive means got better.
    pub fn gain(self, first: f64, last: f64) -> f64 {
        match self {
            Self::Higher => last - first,
            Self::Lower => first - last,
        }
    }
}
