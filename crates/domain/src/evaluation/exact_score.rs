//! Scores as whole numbers, so that sums of them are exact.

/// A score in steps of a ten-thousandth of a point.
///
/// Sums of whole numbers are the same in whatever order they are added, and adding and taking away leaves
/// nothing behind; sums of binary fractions are neither. Whole scores, tenths on a line and the hundredths of a
/// metric are kept as they are. A T score, a mean of items or a prorated score may have more digits and is rounded
/// to the nearest step, halfway cases to the even one: the rounding of IEEE 754, which Python and R have too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExactScore(i64);

impl ExactScore {
    /// How many steps make a point.
    pub const PER_POINT: i64 = 10_000;

    /// The largest score taken, in points. Every score and T score that an instrument of this programme can give is
    /// far below, and the sum of the squares of two million pairs at 200 points fits a database's integer.
    pub const LARGEST: f64 = 1_000.0;

    /// The score of so many points; none for what is no number or lies beyond [`Self::LARGEST`], so that it can
    /// belong to no instrument.
    pub fn of(points: f64) -> Option<Self> {
        // Not a number is within no limit.
        (points.abs() <= Self::LARGEST)
            .then(|| Self((points * Self::PER_POINT as f64).round_ties_even() as i64))
    }

    /// The score of so many steps, as it was kept.
    pub const fn from_steps(steps: i64) -> Self {
        Self(steps)
    }

    /// How many steps it is.
    pub const fn steps(self) -> i64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::Instrument;

    #[test]
    fn tenths_and_hundredths_are_kept_as_they_are() {
        for (points, steps) in
            [(0.0, 0), (40.0, 400_000), (6.9, 69_000), (19.25, 192_500), (-2.0, -20_000), (0.1 + 0.2, 3_000)]
        {
            assert_eq!(ExactScore::of(points).map(ExactScore::steps), Some(steps), "{points}");
        }
    }

    #[test]
    fn what_has_more_digits_is_rounded_and_halfway_cases_go_to_the_even_step() {
        // These two have an exact binary form, so that they do lie halfway.
        for (points, steps) in [(20.0 / 3.0, 66_667), (0.000_45, 4), (1.0 / 32.0, 312), (3.0 / 32.0, 938)] {
            assert_eq!(ExactScore::of(points).map(ExactScore::steps), Some(steps), "{points}");
        }
    }

    #[test]
    fn what_no_instrument_gives_is_refused() {
        for points in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1_000.1, -1_000.1] {
            assert_eq!(ExactScore::of(points), None, "{points}");
        }
        assert!(ExactScore::of(ExactScore::LARGEST).is_some());
    }

    #[test]
    fn no_instrument_reaches_the_largest_score() {
        for instrument in Instrument::all() {
            let answers = instrument.answers();
            let most = f64::from(answers.max.max(1)) * answers.count as f64;
            assert!(most <= ExactScore::LARGEST / 4.0, "{}: {most}", instrument.key());
        }
    }
}
