//! The rules by which points of a control chart are told from chance ("making data count", NHS England, as
//! the R package NHSRplotthedots 0.2 applies them).

use serde::{Deserialize, Serialize};

/// How many points in a row make a trend or a shift.
const RUN: usize = 7;
/// Within how many points the two-of-three rule looks.
const WINDOW: usize = 3;

/// The first rule that a point meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum XmrSignal {
    /// The point lies above the upper limit.
    AboveUpperLimit,
    /// The point lies below the lower limit.
    BelowLowerLimit,
    /// One of seven points each higher than the one before.
    RisingTrend,
    /// One of seven points each lower than the one before.
    FallingTrend,
    /// Near the upper limit, as are two of three points that all lie above the mean.
    TwoOfThreeAbove,
    /// Near the lower limit, as are two of three points that all lie below the mean.
    TwoOfThreeBelow,
    /// One of seven points in a row above the mean.
    SevenAbove,
    /// One of seven points in a row below the mean.
    SevenBelow,
}

impl XmrSignal {
    /// Whether the signal speaks of higher values rather than lower ones.
    pub fn is_upward(self) -> bool {
        matches!(self, Self::AboveUpperLimit | Self::RisingTrend | Self::TwoOfThreeAbove | Self::SevenAbove)
    }
}

/// A point as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// The value.
    pub value: f64,
    /// 1 above the mean, -1 below it, 0 on it.
    pub side: i8,
    /// Outside the limits.
    pub outside: bool,
    /// Within the limits, in their outer third.
    pub near: bool,
}

/// The signal of each point, in order; none where it may be chance.
pub(super) fn signals(points: &[Placed]) -> Vec<Option<XmrSignal>> {
    let trends = trends(points);
    let two_of_three = part_of(points, WINDOW, |window| {
        let near = window.iter().filter(|point| point.near).count();
        near >= 2 && one_sided(window)
    });
    let shifts = part_of(points, RUN, one_sided);
    let rules = points.iter().zip(trends).zip(two_of_three).zip(shifts);
    rules
        .map(|(((point, trend), two_of_three), shift)| {
            let above = point.side > 0;
            if point.outside {
                Some(if above { XmrSignal::AboveUpperLimit } else { XmrSignal::BelowLowerLimit })
            } else if trend.is_some() {
                trend
            } else if two_of_three && point.near {
                Some(if above { XmrSignal::TwoOfThreeAbove } else { XmrSignal::TwoOfThreeBelow })
            } else if shift {
                Some(if above { XmrSignal::SevenAbove } else { XmrSignal::SevenBelow })
            } else {
                None
            }
        })
        .collect()
}

/// All points of the window lie on the same side of the mean, and none on it.
fn one_sided(window: &[Placed]) -> bool {
    let sides: i32 = window.iter().map(|point| i32::from(point.side)).sum();
    sides.unsigned_abs() as usize == window.len()
}

/// For each point, whether it is part of a full window of the length that fulfils the rule.
fn part_of(points: &[Placed], length: usize, rule: impl Fn(&[Placed]) -> bool) -> Vec<bool> {
    let mut part = vec![false; points.len()];
    for (start, window) in points.windows(length).enumerate() {
        if rule(window) {
            part.iter_mut().skip(start).take(length).for_each(|point| *point = true);
        }
    }
    part
}

/// For each point, the trend that it is part of. Equal neighbours break a trend.
///
/// A point whose next one is in a trend too takes its direction from the step to that one, any other from the
/// step to itself. So the turning point of two trends belongs to the later one, and where a trend follows
/// straight on another, the last point of the first is named after the step between them, as in the R package.
fn trends(points: &[Placed]) -> Vec<Option<XmrSignal>> {
    let in_trend = part_of(points, RUN, is_trend);
    let place = |at: usize| points.get(at).filter(|_| in_trend.get(at) == Some(&true));
    (0..points.len())
        .map(|at| {
            let point = place(at)?;
            let rises = match place(at + 1) {
                Some(next) => next.value > point.value,
                None => points.get(at.checked_sub(1)?).is_some_and(|before| point.value > before.value),
            };
            Some(if rises { XmrSignal::RisingTrend } else { XmrSignal::FallingTrend })
        })
        .collect()
}

/// All steps of the window go the same way.
fn is_trend(window: &[Placed]) -> bool {
    let all = |step: fn(f64, f64) -> bool| {
        window.windows(2).all(|pair| matches!(pair, [one, next] if step(one.value, next.value)))
    };
    all(|one, next| next > one) || all(|one, next| next < one)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points around a mean of 10 with near limits at 10 +/- 4 and limits at 10 +/- 6.
    fn signals_of(values: &[f64]) -> Vec<Option<XmrSignal>> {
        let place = |value: f64| {
            let distance = (value - 10.0).abs();
            Placed {
                value,
                side: if value > 10.0 { 1 } else { -i8::from(value < 10.0) },
                outside: distance > 6.0,
                near: distance > 4.0 && distance <= 6.0,
            }
        };
        signals(&values.iter().copied().map(place).collect::<Vec<_>>())
    }

    #[test]
    fn the_first_rule_in_order_names_the_signal() {
        // All seven rise and lie above the mean; the last three are near, near and outside.
        let signals = signals_of(&[11.0, 12.0, 13.0, 13.5, 14.5, 15.0, 17.0]);
        assert_eq!(signals[..6], [Some(XmrSignal::RisingTrend); 6]);
        assert_eq!(signals[6], Some(XmrSignal::AboveUpperLimit));
        let signals = signals_of(&[9.0, 8.0, 7.0, 5.0, 7.0, 5.5, 8.0]);
        let expected =
            [(3, XmrSignal::TwoOfThreeBelow), (5, XmrSignal::TwoOfThreeBelow), (0, XmrSignal::SevenBelow)];
        for (at, signal) in expected {
            assert_eq!(signals[at], Some(signal), "{at}");
        }
        assert_eq!(signals_of(&[3.0, 10.0])[0], Some(XmrSignal::BelowLowerLimit));
    }

    #[test]
    fn the_turning_point_belongs_to_the_later_trend() {
        let signals = signals_of(&[7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0]);
        assert_eq!(signals[..6], [Some(XmrSignal::RisingTrend); 6]);
        assert_eq!(signals[6..], [Some(XmrSignal::FallingTrend); 7]);
    }

    #[test]
    fn the_end_of_a_trend_is_named_after_the_step_to_a_trend_that_follows() {
        let signals =
            signals_of(&[7.0, 8.0, 9.0, 10.5, 11.0, 12.0, 13.0, 6.0, 7.0, 8.0, 9.0, 10.5, 11.0, 12.0]);
        assert_eq!(signals[..6], [Some(XmrSignal::RisingTrend); 6]);
        assert_eq!(signals[6], Some(XmrSignal::FallingTrend));
        assert_eq!(signals[7..], [Some(XmrSignal::RisingTrend); 7]);
    }

    #[test]
    fn only_the_near_points_of_two_in_three_are_marked() {
        let marked = Some(XmrSignal::TwoOfThreeAbove);
        assert_eq!(signals_of(&[9.0, 15.0, 11.0, 15.5, 9.0]), [None, marked, None, marked, None]);
        assert_eq!(signals_of(&[9.0, 15.0, 9.5, 15.5, 9.0]), [None; 5]);
        assert_eq!(signals_of(&[9.0, 15.0, 10.0, 15.5, 9.0]), [None; 5]);
        let outside = Some(XmrSignal::AboveUpperLimit);
        assert_eq!(signals_of(&[9.0, 15.0, 11.0, 17.0, 9.0]), [None, None, None, outside, None]);
    }

    #[test]
    fn a_point_on_the_mean_ends_a_shift() {
        let mut values = vec![11.0, 12.0, 11.0, 12.0, 11.0, 12.0, 11.0];
        assert_eq!(signals_of(&values), [Some(XmrSignal::SevenAbove); 7]);
        values[3] = 10.0;
        assert_eq!(signals_of(&values), [None; 7]);
    }
}
