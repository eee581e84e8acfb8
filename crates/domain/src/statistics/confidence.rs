//! The confidence level of an interval.

use super::input_error::{InputError, Shown};

/// A confidence level from 0.9 to 1, as PHEindicatormethods takes it: a share, or per cent from 90 to 100.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// The usual 95 per cent.
    pub const NINETY_FIVE: Self = Self(0.95);

    /// A level given as a share (0.9 to 1) or in per cent (90 to 100).
    ///
    /// # Errors
    /// Any other number: a lower confidence makes limits that readers mistake for the usual ones.
    pub fn new(level: f64) -> Result<Self, InputError> {
        match level {
            share if (0.9..=1.0).contains(&share) => Ok(Self(share)),
            percent if (90.0..=100.0).contains(&percent) => Ok(Self(percent / 100.0)),
            other => Err(InputError::out_of_range(
                "confidence",
                format!("must be from 0.9 to 1, or from 90 to 100 per cent, not {}", Shown(other)),
            )),
        }
    }

    /// The level as a share of 1.
    pub fn share(self) -> f64 {
        self.0
    }

    /// Whether the level is 100 per cent, or so near that the upper tail is lost in rounding. Only a bounded
    /// quantity has an interval then.
    pub fn is_certainty(self) -> bool {
        self.upper_tail() >= 1.0
    }

    /// The probability below the upper limit.
    pub fn upper_tail(self) -> f64 {
        self.0 + self.lower_tail()
    }

    /// The probability below the lower limit.
    pub fn lower_tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_too_near_to_certainty_is_certainty() {
        assert!(Confidence::new(1.0).unwrap().is_certainty());
        assert!(Confidence::new(1.0 - f64::EPSILON / 2.0).unwrap().is_certainty());
        assert!(!Confidence::new(0.999_999).unwrap().is_certainty());
    }

    #[test]
    fn a_level_is_a_share_or_per_cent() {
        assert_eq!(Confidence::new(0.95).unwrap(), Confidence::NINETY_FIVE);
        assert_eq!(Confidence::new(95.0).unwrap(), Confidence::NINETY_FIVE);
        assert_eq!(Confidence::new(99.8).unwrap().share(), 0.998);
        for edge in [0.9, 1.0, 90.0, 100.0] {
            assert!(Confidence::new(edge).is_ok(), "{edge}");
        }
        for wrong in [0.0, 0.5, 0.899, 1.01, 50.0, 89.9, 100.1, -0.95, f64::NAN, f64::INFINITY] {
            assert!(Confidence::new(wrong).is_err(), "{wrong}");
        }
    }
}
