//! XmR charts: single values in time with natural limits from their moving ranges (Wheeler; NHS England's
//! "making data count", as the R package NHSRplotthedots computes them).

use serde::{Deserialize, Serialize};

use super::better::Better;
use super::input_error::{InputError, finite};
use super::sample::mean;
use super::xmr_rules::{Placed, XmrSignal, signals};

/// Limits lie this many average moving ranges from the mean.
const LIMIT: f64 = 2.66;
/// A point beyond two thirds of the way to a limit is near it.
const NEAR: f64 = 2.0 * (LIMIT / 3.0);
/// Moving ranges from this multiple of their average on are screened out before the limits are drawn.
const SCREEN: f64 = 3.267;

/// What a point of the chart says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum XmrKind {
    /// May be chance.
    CommonCause,
    /// A signal in the better direction.
    Improvement,
    /// A signal in the worse direction.
    Concern,
}

/// One point of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct XmrPoint {
    /// The value.
    pub value: f64,
    /// Whether it lies outside the limits.
    pub outside: bool,
    /// Whether it lies within the limits, in their outer third.
    pub near: bool,
    /// The first rule that it meets, if any.
    pub signal: Option<XmrSignal>,
    /// What that says.
    pub kind: XmrKind,
}

/// Whether the process, left alone, meets a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Assurance {
    /// The target lies beyond the worse limit: it is met always.
    Pass,
    /// The target lies beyond the better limit: it is met never.
    Fail,
    /// The target lies between the limits: it is met by chance.
    Inconsistent,
}

/// The chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Xmr {
    /// The mean of all values.
    pub mean: f64,
    /// The lower natural limit.
    pub lower: f64,
    /// The upper natural limit.
    pub upper: f64,
    /// The points in order.
    pub points: Vec<XmrPoint>,
    /// How the limits lie to the target; absent without one.
    pub assurance: Option<Assurance>,
}

/// The chart of values in the order of time.
///
/// With `screen_outliers`, large moving ranges do not widen the limits.
///
/// # Errors
/// Fewer than two values, or numbers that are not finite.
pub fn xmr(
    values: &[f64],
    better: Better,
    screen_outliers: bool,
    target: Option<f64>,
) -> Result<Xmr, InputError> {
    if values.len() < 2 {
        return Err(InputError::too_few("values", 2, values.len()));
    }
    finite("values", values)?;
    if let Some(target) = target {
        finite("target", &[target])?;
    }
    let centre = mean(values);
    let range = average_moving_range(values, screen_outliers);
    let (lower, upper) = (centre - LIMIT * range, centre + LIMIT * range);
    let (near_lower, near_upper) = (centre - NEAR * range, centre + NEAR * range);
    let place = |value: f64| {
        let outside = value < lower || value > upper;
        Placed {
            value,
            side: if value > centre { 1 } else { -i8::from(value < centre) },
            outside,
            near: !outside && (value < near_lower || value > near_upper),
        }
    };
    let placed: Vec<Placed> = values.iter().copied().map(place).collect();
    let points = placed.iter().zip(signals(&placed)).map(|(point, signal)| XmrPoint {
        value: point.value,
        outside: point.outside,
        near: point.near,
        signal,
        kind: kind(signal, better),
    });
    Ok(Xmr {
        mean: centre,
        lower,
        upper,
        points: points.collect(),
        assurance: target.map(|target| assurance(target, lower, upper, better)),
    })
}

/// The average of the steps between neighbours, without outlying steps when they are to be screened.
fn average_moving_range(values: &[f64], screen_outliers: bool) -> f64 {
    let ranges: Vec<f64> = values
        .windows(2)
        .filter_map(|pair| match pair {
            [one, next] => Some((next - one).abs()),
            _ => None,
        })
        .collect();
    let average = mean(&ranges);
    if !screen_outliers {
        return average;
    }
    let kept: Vec<f64> = ranges.into_iter().filter(|range| *range < SCREEN * average).collect();
    // Nothing is left only when all values are equal; the limits then lie on the mean.
    if kept.is_empty() { average } else { mean(&kept) }
}

fn kind(signal: Option<XmrSignal>, better: Better) -> XmrKind {
    match signal {
        None => XmrKind::CommonCause,
        Some(signal) if signal.is_upward() == (better == Better::Higher) => XmrKind::Improvement,
        Some(_) => XmrKind::Concern,
    }
}

fn assurance(target: f64, lower: f64, upper: f64, better: Better) -> Assurance {
    let (above, below) = match better {
        Better::Higher => (Assurance::Fail, Assurance::Pass),
        Better::Lower => (Assurance::Pass, Assurance::Fail),
    };
    if target > upper {
        above
    } else if target < lower {
        below
    } else {
        Assurance::Inconsistent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(xmr: &Xmr) -> Vec<XmrKind> {
        xmr.points.iter().map(|point| point.kind).collect()
    }

    fn signals_of(values: &[f64]) -> Vec<Option<XmrSignal>> {
        let chart = xmr(values, Better::Higher, true, None).unwrap();
        chart.points.iter().map(|point| point.signal).collect()
    }

    /// The first snapshot of NHSRplotthedots' own tests.
    #[test]
    fn the_reference_series_agrees_with_the_r_package() {
        let values = [
            -0.560475646552213,
            -0.23017748948328,
            1.55870831414912,
            0.070508391424576,
            0.129287735160946,
            1.71506498688328,
            0.460916205989202,
            -1.26506123460653,
            -0.686852851893526,
            -0.445661970099958,
            1.22408179743946,
            0.359813827057364,
            0.400771450594052,
            0.11068271594512,
            -0.555841134754075,
            1.78691313680308,
            0.497850478229239,
            -1.96661715662964,
            0.701355901563686,
            -0.472791407727934,
        ];
        let chart = xmr(&values, Better::Higher, true, None).unwrap();
        assert!((chart.mean - 0.141623802474599).abs() < 1e-12);
        assert!((chart.lower - -3.0113795957081).abs() < 1e-12);
        assert!((chart.upper - 3.2946272006573).abs() < 1e-12);
        assert!(chart.points.iter().all(|point| !point.outside && point.signal.is_none()));
        let near: Vec<usize> = (0..20).filter(|at| chart.points[*at].near).collect();
        assert_eq!(near, [17]);
        assert_eq!(kinds(&chart), [XmrKind::CommonCause; 20]);
        assert_eq!(chart.assurance, None);
    }

    #[test]
    fn an_outlying_step_does_not_widen_the_limits_when_screened() {
        let values = [10.0, 11.0, 10.0, 11.0, 10.0, 40.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0];
        let screened = xmr(&values, Better::Higher, true, None).unwrap();
        // The steps are nine of 1 and two of 30; only those of 1 stay.
        assert!((screened.upper - (screened.mean + 2.66)).abs() < 1e-12);
        assert_eq!(screened.points[5].signal, Some(XmrSignal::AboveUpperLimit));
        assert_eq!(screened.points[5].kind, XmrKind::Improvement);
        let plain = xmr(&values, Better::Higher, false, None).unwrap();
        assert!((plain.upper - (plain.mean + 2.66 * 69.0 / 11.0)).abs() < 1e-12);
    }

    #[test]
    fn seven_rising_points_are_a_trend_and_a_tie_breaks_it() {
        let rising = [5.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 4.0];
        let expected: Vec<_> =
            (0..9).map(|at| (1..8).contains(&at).then_some(XmrSignal::RisingTrend)).collect();
        assert_eq!(signals_of(&rising), expected);
        let tied = [5.0, 1.0, 2.0, 3.0, 3.0, 5.0, 6.0, 7.0, 4.0];
        assert_eq!(signals_of(&tied), [None; 9]);
    }

    #[test]
    fn a_rising_trend_is_an_improvement_throughout_where_higher_is_better() {
        let values = [4.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 4.0];
        let kind_at_low_end = |better| xmr(&values, better, true, None).unwrap().points[1].kind;
        assert_eq!(kind_at_low_end(Better::Higher), XmrKind::Improvement);
        assert_eq!(kind_at_low_end(Better::Lower), XmrKind::Concern);
    }

    #[test]
    fn a_point_on_the_mean_does_not_make_a_shift_by_rounding() {
        // The mean is 0.8, which is the eighth value: with it, the second to the eighth would be seven on one side.
        let values = [
            2.0, 3.0, 3.5, 4.5, 5.5, 6.0, 6.5, 0.8, -8.6, -8.2, 2.9, -15.1, -1.5, 10.7, 16.5, -0.7, -0.2,
            -1.2, -2.2, -2.7, -4.7,
        ];
        let chart = xmr(&values, Better::Higher, false, None).unwrap();
        assert_eq!(
            (chart.mean, chart.points[7].signal, chart.points[7].kind),
            (0.8, None, XmrKind::CommonCause)
        );
    }

    #[test]
    fn seven_points_on_one_side_are_a_shift_and_six_are_not() {
        let up = [10.5, 12.5];
        let down = [9.5, 7.5];
        let series = |count: usize| -> Vec<f64> {
            let high = up.into_iter().cycle().take(count);
            high.chain(down.into_iter().cycle().take(count)).collect()
        };
        assert!(signals_of(&series(6)).iter().all(Option::is_none));
        let signals = signals_of(&series(7));
        assert_eq!(signals[..7], [Some(XmrSignal::SevenAbove); 7]);
        assert_eq!(signals[7..], [Some(XmrSignal::SevenBelow); 7]);
    }

    #[test]
    fn equal_values_make_limits_on_the_mean_and_no_signal() {
        for screen in [true, false] {
            let chart = xmr(&[0.1; 10], Better::Lower, screen, Some(0.1)).unwrap();
            assert_eq!((chart.mean, chart.lower, chart.upper), (0.1, 0.1, 0.1));
            assert!(chart.points.iter().all(|point| !point.outside && !point.near && point.signal.is_none()));
            assert_eq!(chart.assurance, Some(Assurance::Inconsistent));
        }
    }

    #[test]
    fn a_target_beyond_the_limits_is_always_or_never_met() {
        let values = [10.0, 12.0, 10.0, 12.0];
        let read = |better, target| xmr(&values, better, true, Some(target)).unwrap().assurance.unwrap();
        assert_eq!(read(Better::Higher, 30.0), Assurance::Fail);
        assert_eq!(read(Better::Higher, 1.0), Assurance::Pass);
        assert_eq!(read(Better::Lower, 30.0), Assurance::Pass);
        assert_eq!(read(Better::Lower, 1.0), Assurance::Fail);
        assert_eq!(read(Better::Lower, 11.0), Assurance::Inconsistent);
        let limit = 11.0 + 2.66 * 2.0;
        assert_eq!(read(Better::Higher, limit), Assurance::Inconsistent);
    }

    #[test]
    fn fewer_than_two_values_and_impossible_ones_are_refused() {
        assert_eq!(xmr(&[], Better::Lower, true, None).unwrap_err().input, "values");
        assert_eq!(xmr(&[4.0], Better::Lower, true, None).unwrap_err().input, "values");
        assert_eq!(xmr(&[4.0, f64::NAN], Better::Lower, true, None).unwrap_err().input, "values");
        assert_eq!(xmr(&[4.0, 5.0], Better::Lower, true, Some(f64::NAN)).unwrap_err().input, "target");
    }
}
