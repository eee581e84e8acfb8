//! Change told by which way a score gets better.

pub use crate::instrument::Better;

impl Better {
    /// The change from `first` to `last` with its sign turned so that positive means got better.
    pub fn gain(self, first: f64, last: f64) -> f64 {
        match self {
            Self::Higher => last - first,
            Self::Lower => first - last,
        }
    }
}
