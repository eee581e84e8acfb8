//! How long people wait when some are still waiting: Kaplan-Meier (1958).

use serde::Serialize;

use super::input_error::{InputError, Shown};

/// Shares that differ by less than this are the same share, reached by another order of products.
const ROUNDING: f64 = 1e-12;

/// The share still waiting from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SurvivalStep {
    /// A day on which at least one person was seen.
    pub time: f64,
    /// The share estimated to wait longer than that.
    pub survival: f64,
}

/// The curve of those still waiting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Survival {
    /// A step for each day on which somebody was seen, in order.
    pub curve: Vec<SurvivalStep>,
    /// The first day on which fewer than half still wait (as SAS and statsmodels have it); absent when half
    /// or more never get there.
    pub median: Option<f64>,
}

/// The curve for people who waited `days`, some of whom were `seen` at the end and some were still waiting.
///
/// Who stopped being counted on a day on which others were seen still counts among those waiting that day.
///
/// # Errors
/// Arrays of different length, none at all, or days that are negative or not finite.
pub fn survival(days: &[f64], seen: &[bool]) -> Result<Survival, InputError> {
    if days.len() != seen.len() {
        return Err(InputError::lengths_differ("seen", "days"));
    }
    if days.is_empty() {
        return Err(InputError::too_few("days", 1, 0));
    }
    if let Some(day) = days.iter().find(|day| !day.is_finite() || **day < 0.0) {
        return Err(InputError::out_of_range("days", format!("must be from 0 on, not {}", Shown(*day))));
    }
    let mut waits: Vec<(f64, bool)> = days.iter().copied().zip(seen.iter().copied()).collect();
    waits.sort_by(|one, other| one.0.total_cmp(&other.0));
    let curve = steps(&waits);
    let median = curve.iter().find(|step| step.survival < 0.5 - ROUNDING).map(|step| step.time);
    Ok(Survival { curve, median })
}

/// The steps of waits in order of time.
fn steps(waits: &[(f64, bool)]) -> Vec<SurvivalStep> {
    let mut at_risk = waits.len();
    let mut survival = 1.0;
    let mut curve = Vec::new();
    for same_day in waits.chunk_by(|one, other| one.0 == other.0) {
        let seen = same_day.iter().filter(|(_, seen)| *seen).count();
        if let (Some((time, _)), true) = (same_day.first(), seen > 0) {
            survival *= 1.0 - seen as f64 / at_risk as f64;
            curve.push(SurvivalStep { time: *time, survival });
        }
        at_risk -= same_day.len();
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    /// statsmodels `SurvfuncRight`.
    #[test]
    fn ties_and_people_still_waiting_agree_with_statsmodels() {
        let days = [5.0, 6.0, 6.0, 2.5, 4.0, 4.0, 12.0, 20.0, 20.0, 31.0];
        let seen = [true, false, true, true, false, true, true, true, false, false];
        let survival = survival(&days, &seen).unwrap();
        let times: Vec<f64> = survival.curve.iter().map(|step| step.time).collect();
        assert_eq!(times, [2.5, 4.0, 5.0, 6.0, 12.0, 20.0]);
        let theirs =
            [0.9, 0.8, 0.6857142857142857, 0.5714285714285715, 0.42857142857142866, 0.2857142857142858];
        for (step, theirs) in survival.curve.iter().zip(theirs) {
            assert!((step.survival - theirs).abs() < 1e-12, "{step:?} should be {theirs}");
        }
        assert_eq!(survival.median, Some(12.0));
    }

    #[test]
    fn exactly_half_still_waiting_is_not_yet_the_median() {
        for people in (2_u8..=40).step_by(2) {
            let days: Vec<f64> = (1..=people).map(f64::from).collect();
            let median = survival(&days, &vec![true; days.len()]).unwrap().median;
            assert_eq!(median, Some(f64::from(people / 2 + 1)), "{people}");
        }
    }

    #[test]
    fn nobody_seen_has_no_curve_and_no_median() {
        let survival = survival(&[3.0, 9.0], &[false, false]).unwrap();
        assert_eq!(survival, Survival { curve: vec![], median: None });
    }

    #[test]
    fn the_last_person_seen_leaves_nobody_waiting() {
        let survival = survival(&[3.0, 0.0], &[true, true]).unwrap();
        let last = survival.curve.last().unwrap();
        assert_eq!((last.time, last.survival), (3.0, 0.0));
    }

    #[test]
    fn impossible_inputs_are_refused_by_name() {
        assert_eq!(survival(&[], &[]).unwrap_err().input, "days");
        assert_eq!(survival(&[3.0], &[]).unwrap_err().input, "seen");
        assert_eq!(survival(&[-3.0], &[true]).unwrap_err().input, "days");
        assert_eq!(survival(&[f64::NAN], &[true]).unwrap_err().input, "days");
    }
}
