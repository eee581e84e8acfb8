//! The SDQ added value score: how much better a supported child fares than a like child without support.
//!
//! Unverified: youthinmind's page (sdqinfo.com, "added value") names the variables, the standard deviation of
//! 5 and the intervals, but gives the coefficients in a form that could not be read; those below are from
//! memory. Show the score with that mark. It holds for parents' answers on children at high risk only, never
//! for a whole school.

use serde::Serialize;

use crate::statistics::InputError;

/// The standard deviation of the score among like children without support.
const SD: f64 = 5.0;

/// The scores that go into the added value, all of the parent form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AddedValueInput {
    /// Total difficulties at the start, 0 to 40.
    pub t1_total: f64,
    /// Impact at the start, 0 to 10.
    pub t1_impact: f64,
    /// Emotional problems at the start, 0 to 10.
    pub t1_emotional: f64,
    /// Total difficulties four to eight months later, 0 to 40.
    pub t2_total: f64,
}

/// The score of one child (or, by its mean scores, of a group).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AddedValue {
    /// Points of total difficulties below what was to be expected; positive means fared better.
    pub added_value: f64,
    /// The same in standard deviations.
    pub effect_size: f64,
}

impl AddedValue {
    /// Whether the coefficients have been checked against their source. While false, show the score marked.
    pub const IS_VERIFIED: bool = false;

    /// The days between both forms for which the score is made: four to eight months. The fewest days that four
    /// calendar months have are 120, the most that eight have 245.
    pub const FOLLOW_UP_DAYS: std::ops::RangeInclusive<i64> = 120..=245;

    /// Half the width of the 95 per cent interval of the mean of so many children: 10 for one, 1 for a
    /// hundred; absent for none.
    pub fn half_width(children: u64) -> Option<f64> {
        (children > 0).then(|| 2.0 * SD / (children as f64).sqrt())
    }
}

/// The total difficulties to be expected four to eight months later without support, in points.
pub fn expected_total(input: &AddedValueInput) -> f64 {
    2.3 + 0.8 * input.t1_total + 0.2 * input.t1_impact - 0.3 * input.t1_emotional
}

/// The added value score.
///
/// # Errors
/// A score outside the range of its scale.
pub fn added_value(input: &AddedValueInput) -> Result<AddedValue, InputError> {
    within("t1_total", input.t1_total, 40.0)?;
    within("t1_impact", input.t1_impact, 10.0)?;
    within("t1_emotional", input.t1_emotional, 10.0)?;
    within("t2_total", input.t2_total, 40.0)?;
    let added_value = expected_total(input) - input.t2_total;
    Ok(AddedValue { added_value, effect_size: added_value / SD })
}

fn within(input: &'static str, score: f64, highest: f64) -> Result<(), InputError> {
    if (0.0..=highest).contains(&score) {
        return Ok(());
    }
    Err(InputError::out_of_range(input, format!("must be from 0 to {highest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INPUT: AddedValueInput =
        AddedValueInput { t1_total: 20.0, t1_impact: 4.0, t1_emotional: 6.0, t2_total: 14.0 };

    #[test]
    fn the_score_is_what_was_expected_less_what_came() {
        let value = added_value(&INPUT).unwrap();
        // 2.3 + 16 + 0.8 - 1.8 = 17.3 was to be expected.
        assert!((value.added_value - 3.3).abs() < 1e-12, "{value:?}");
        assert!((value.effect_size - 0.66).abs() < 1e-12, "{value:?}");
    }

    #[test]
    fn scores_outside_their_scales_are_refused() {
        for (input, name) in [
            (AddedValueInput { t1_total: 41.0, ..INPUT }, "t1_total"),
            (AddedValueInput { t1_impact: 11.0, ..INPUT }, "t1_impact"),
            (AddedValueInput { t1_emotional: -1.0, ..INPUT }, "t1_emotional"),
            (AddedValueInput { t2_total: f64::NAN, ..INPUT }, "t2_total"),
        ] {
            assert_eq!(added_value(&input).unwrap_err().input, name);
        }
    }

    #[test]
    fn the_interval_narrows_with_the_number_of_children() {
        assert_eq!(AddedValue::half_width(1), Some(10.0));
        assert_eq!(AddedValue::half_width(100), Some(1.0));
        assert_eq!(AddedValue::half_width(0), None);
    }
}
