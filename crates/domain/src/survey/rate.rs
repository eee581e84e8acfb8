//! How many of those who could have answered did.

use serde::{Deserialize, Serialize};

/// Responses out of pupils.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResponseRate {
    /// How many answered.
    pub responses: u32,
    /// How many could have: those on the roll, or expected in a class.
    pub pupils: u32,
}

impl ResponseRate {
    /// The share in per cent, above 100 when more answered than were expected. None without pupils.
    pub fn percent(self) -> Option<f64> {
        (self.pupils > 0).then(|| 100.0 * f64::from(self.responses) / f64::from(self.pupils))
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            responses: self.responses.saturating_add(other.responses),
            pupils: self.pupils.saturating_add(other.pupils),
        }
    }
}

/// The most answers that a class's link takes. Twice the class and ten more: a class list is never quite right, and
/// somebody who got hold of a link must not fill a round. Our own number.
pub const fn most_answers(expected: u32) -> u32 {
    expected.saturating_mul(2).saturating_add(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_of_those_who_could_have_answered() {
        let one = ResponseRate { responses: 27, pupils: 30 };
        assert_eq!(one.percent(), Some(90.0));
        assert_eq!(one.and(ResponseRate { responses: 3, pupils: 30 }).percent(), Some(50.0));
        assert_eq!(ResponseRate::default().percent(), None);
        assert_eq!(most_answers(30), 70);
    }
}
