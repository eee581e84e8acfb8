//! A figure as it may be published.

use serde::{Serialize, Serializer};

/// The sign that stands where a figure is held back.
const SUPPRESSED: &str = "*";

/// A figure, or the sign that it is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published<T> {
    /// The figure, rounded as the policy has it.
    Shown(T),
    /// Held back; written `*`.
    Suppressed,
}

impl<T: Copy> Published<T> {
    /// The figure, where it is shown.
    pub fn shown(&self) -> Option<T> {
        match self {
            Self::Shown(figure) => Some(*figure),
            Self::Suppressed => None,
        }
    }
}

impl<T: Serialize> Serialize for Published<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Shown(figure) => figure.serialize(serializer),
            Self::Suppressed => serializer.serialize_str(SUPPRESSED),
        }
    }
}
