//! Confidence intervals of a proportion, a rate and a mean, by the methods of English public health
//! statistics (PHEindicatormethods; Fingertips technical guidance).

use serde::Serialize;

use super::confidence::Confidence;
use super::distribution::{chi_squared_quantile, normal_quantile, student_t_quantile};
use super::input_error::{InputError, InputProblem, finite, positive};
use super::sample::{mean, variance};

/// From this number of events on, Byar's approximation replaces the exact limits.
const BYAR_FROM: u64 = 10;

/// How an interval was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntervalMethod {
    /// Wilson's score interval of a proportion (1927).
    Wilson,
    /// Exact limits of a Poisson count, by chi-squared quantiles.
    Exact,
    /// Byar's approximation to them (Breslow & Day 1987).
    Byar,
    /// Student's t interval of a mean.
    StudentT,
}

/// An estimate with its limits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The estimate.
    pub value: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// How the limits were computed.
    pub method: IntervalMethod,
}

impl Interval {
    fn scaled(self, multiplier: f64) -> Self {
        Self {
            value: self.value * multiplier,
            lower: self.lower * multiplier,
            upper: self.upper * multiplier,
            ..self
        }
    }
}

/// The share of `n` that `x` is, with Wilson's limits. At 100 per cent confidence the limits are 0 and 1.
///
/// # Errors
/// `n` of 0, `x` above `n`, or a multiplier that is not above 0.
pub fn proportion_interval(
    x: u64,
    n: u64,
    confidence: Confidence,
    multiplier: f64,
) -> Result<Interval, InputError> {
    let multiplier = positive("multiplier", multiplier)?;
    if n == 0 {
        return Err(InputError::out_of_range("n", "must be above 0"));
    }
    if x > n {
        return Err(InputError::out_of_range("x", format!("must not be above n, and {x} is above {n}")));
    }
    let [lower, upper] = wilson(x as f64, n as f64, confidence);
    let value = x as f64 / n as f64;
    Ok(Interval { value, lower, upper, method: IntervalMethod::Wilson }.scaled(multiplier))
}

/// Wilson's limits of x out of n, as shares.
pub(super) fn wilson(x: f64, n: f64, confidence: Confidence) -> [f64; 2] {
    if confidence.is_certainty() {
        return [0.0, 1.0];
    }
    let z = normal_quantile(confidence.upper_tail());
    let z2 = z * z;
    let root = z * (z2 + 4.0 * x * (1.0 - x / n)).sqrt();
    let limit = |sum: f64| (sum / 2.0 / (n + z2)).clamp(0.0, 1.0);
    [limit(2.0 * x + z2 - root), limit(2.0 * x + z2 + root)]
}

/// The rate of `x` events over `n` (people, or person-years), with exact limits below ten events and Byar's
/// from ten on.
///
/// # Errors
/// `n` or a multiplier that is not above 0, or a confidence of 100 per cent (a rate has no upper bound).
pub fn rate_interval(
    x: u64,
    n: f64,
    confidence: Confidence,
    multiplier: f64,
) -> Result<Interval, InputError> {
    let n = positive("n", n)?;
    let multiplier = positive("multiplier", multiplier)?;
    let (limits, method) = if x < BYAR_FROM {
        (exact_count(x as f64, confidence), IntervalMethod::Exact)
    } else {
        (byar_count(x as f64, confidence), IntervalMethod::Byar)
    };
    let [lower, upper] = limits.ok_or_else(unbounded)?;
    let value = x as f64 / n;
    Ok(Interval { value, lower: lower / n, upper: upper / n, method }.scaled(multiplier))
}

fn unbounded() -> InputError {
    InputError::out_of_range("confidence", "must be below 1: at 100 per cent there are no limits")
}

fn exact_count(x: f64, confidence: Confidence) -> Option<[f64; 2]> {
    if confidence.is_certainty() {
        return None;
    }
    let lower = chi_squared_quantile(confidence.lower_tail(), 2.0 * x)? / 2.0;
    let upper = chi_squared_quantile(confidence.upper_tail(), 2.0 * x + 2.0)? / 2.0;
    Some([lower, upper])
}

fn byar_count(x: f64, confidence: Confidence) -> Option<[f64; 2]> {
    if confidence.is_certainty() {
        return None;
    }
    let z = normal_quantile(confidence.upper_tail());
    let cube = |count: f64, z: f64| count * (1.0 - 1.0 / (9.0 * count) + z / (3.0 * count.sqrt())).powi(3);
    Some([cube(x, -z), cube(x + 1.0, z)])
}

/// The mean of the values with Student's t limits.
///
/// # Errors
/// Fewer than two values, a number that is not finite, a multiplier that is not above 0, or a confidence of
/// 100 per cent.
pub fn mean_interval(
    values: &[f64],
    confidence: Confidence,
    multiplier: f64,
) -> Result<Interval, InputError> {
    let multiplier = positive("multiplier", multiplier)?;
    if values.len() < 2 {
        return Err(InputError::too_few("values", 2, values.len()));
    }
    finite("values", values)?;
    if confidence.is_certainty() {
        return Err(unbounded());
    }
    let n = values.len() as f64;
    let t = student_t_quantile(confidence.upper_tail(), n - 1.0)
        .ok_or_else(|| InputError::new("confidence", InputProblem::Undefined, "is too near to 1"))?;
    let value = mean(values);
    let half = t * variance(values).sqrt() / n.sqrt();
    let interval =
        Interval { value, lower: value - half, upper: value + half, method: IntervalMethod::StudentT };
    Ok(interval.scaled(multiplier))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(share: f64) -> Confidence {
        Confidence::new(share).unwrap()
    }

    fn holds(interval: &Interval, value: f64, lower: f64, upper: f64, method: IntervalMethod) {
        let close = |ours: f64, theirs: f64| (ours - theirs).abs() <= 1e-10 * theirs.abs().max(1.0);
        assert_eq!(interval.method, method);
        assert!(
            close(interval.value, value) && close(interval.lower, lower) && close(interval.upper, upper),
            "{interval:?} should be {value} from {lower} to {upper}"
        );
    }

    /// statsmodels `proportion_confint(method="wilson")`; the first agrees with PHEindicatormethods' tests.
    #[test]
    fn proportions_agree_with_statsmodels() {
        for (x, n, share, lower, upper) in [
            (65, 100, 0.95, 0.5525444329688796, 0.7363575175690247),
            (65, 100, 0.998, 0.4954946574070448, 0.7783540614089687),
            (1, 100, 0.95, 0.0017674320641406512, 0.054486196178705294),
            (1, 100, 0.998, 0.000873065697299977, 0.1045544528370582),
            (3, 7, 0.9, 0.186443190363956, 0.7105229089864071),
            (0, 20, 0.95, 0.0, 0.16112515805281938),
            (20, 20, 0.95, 0.8388748419471806, 1.0),
        ] {
            let interval = proportion_interval(x, n, level(share), 1.0).unwrap();
            holds(&interval, x as f64 / n as f64, lower, upper, IntervalMethod::Wilson);
        }
        let percent = proportion_interval(65, 100, level(0.95), 100.0).unwrap();
        holds(&percent, 65.0, 55.25444329688796, 73.63575175690247, IntervalMethod::Wilson);
    }

    #[test]
    fn a_proportion_at_full_confidence_can_be_anything() {
        let interval = proportion_interval(3, 7, level(1.0), 1.0).unwrap();
        assert_eq!((interval.lower, interval.upper), (0.0, 1.0));
    }

    /// scipy `chi2.ppf`, and the case of one event in a hundred of PHEindicatormethods.
    #[test]
    fn rates_below_ten_events_are_exact() {
        for (x, share, lower, upper) in [
            (0, 0.95, 0.0, 3.6888794541139354),
            (0, 0.998, 0.0, 6.907755278982137),
            (1, 0.95, 0.025317807984289897, 5.571643390938898),
            (1, 0.998, 0.0010005003335835344, 9.233413476451585),
            (9, 0.95, 4.115373097378334, 17.084803451419166),
            (9, 0.998, 2.452424404363775, 22.65737330906293),
        ] {
            let interval = rate_interval(x, 100.0, level(share), 100.0).unwrap();
            holds(&interval, x as f64, lower, upper, IntervalMethod::Exact);
        }
    }

    #[test]
    fn a_rate_has_limits_at_any_confidence_short_of_certainty() {
        let nearly = level(0.999_999);
        let interval = rate_interval(1, 1.0, nearly, 1.0).unwrap();
        // One event: the lower limit is where the chance of none at all falls short of 1 by the tail.
        let lower = -(-nearly.lower_tail()).ln_1p();
        assert!((interval.lower / lower - 1.0).abs() < 1e-11, "{interval:?} {lower}");
        assert!(interval.upper > 17.0, "{interval:?}");
    }

    #[test]
    fn rates_from_ten_events_on_are_byars() {
        for (x, share, lower, upper) in [
            (10, 0.95, 4.787449913967563, 18.391458605756473),
            (65, 0.95, 50.16318771045943, 82.84913854593984),
            (65, 0.998, 42.8802614714802, 94.000290844318),
        ] {
            let interval = rate_interval(x, 1000.0, level(share), 1000.0).unwrap();
            holds(&interval, x as f64, lower, upper, IntervalMethod::Byar);
        }
    }

    /// scipy `t.interval`.
    #[test]
    fn means_agree_with_scipy() {
        let values = [30.0, 40.0, 50.0, 60.0];
        let interval = mean_interval(&values, level(0.95), 1.0).unwrap();
        holds(&interval, 45.0, 24.457397432394792, 65.5426025676052, IntervalMethod::StudentT);
        let interval = mean_interval(&values, level(99.8), 1.0).unwrap();
        holds(&interval, 45.0, -20.934519589464983, 110.93451958946498, IntervalMethod::StudentT);
        let equal = mean_interval(&[0.1; 7], level(0.95), 1.0).unwrap();
        holds(&equal, 0.1, 0.1, 0.1, IntervalMethod::StudentT);
    }

    #[test]
    fn impossible_inputs_are_refused_by_name() {
        let at = level(0.95);
        assert_eq!(proportion_interval(0, 0, at, 1.0).unwrap_err().input, "n");
        assert_eq!(proportion_interval(8, 7, at, 1.0).unwrap_err().input, "x");
        assert_eq!(proportion_interval(3, 7, at, 0.0).unwrap_err().input, "multiplier");
        assert_eq!(rate_interval(3, 0.0, at, 1.0).unwrap_err().input, "n");
        assert_eq!(rate_interval(3, -7.0, at, 1.0).unwrap_err().input, "n");
        assert_eq!(rate_interval(3, 7.0, level(1.0), 1.0).unwrap_err().input, "confidence");
        assert_eq!(mean_interval(&[], at, 1.0).unwrap_err().input, "values");
        assert_eq!(mean_interval(&[3.0], at, 1.0).unwrap_err().input, "values");
        assert_eq!(mean_interval(&[3.0, f64::NAN], at, 1.0).unwrap_err().input, "values");
        assert_eq!(mean_interval(&[3.0, 4.0], level(1.0), 1.0).unwrap_err().input, "confidence");
    }
}
