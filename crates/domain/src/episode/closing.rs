//! The end of a period of support: the measures that it wants, and how it is taken back.

use chrono::{Duration, NaiveDate};

use super::{EpisodeState, Measured, Outcome, Point};
use crate::{code_list::code_list, instrument::Informant};

code_list! {
    /// Why support was completed without closing measures.
    pub enum NoMeasures {
        DidNotWant = "did_not_want", "The young person did not want to";
        NotReached = "not_reached", "They could not be reached";
        NotInTime = "not_in_time", "They were not asked in time";
        Other = "other", "Another reason";
    }
}

impl Outcome {
    /// True when support went on to its end: closing measures belong to it, or a word why there are none.
    pub const fn is_completed(self) -> bool {
        matches!(self, Self::GoalsMet | Self::PartlyMet | Self::NotMet)
    }
}

/// The instruments and informants with a baseline and no closing measure, each once, in order.
pub fn missing_at_closing(measured: &[Measured]) -> Vec<(String, Informant)> {
    let has = |one: &Measured, point| {
        measured.iter().any(|other| {
            (&other.instrument, other.informant, other.point) == (&one.instrument, one.informant, point)
        })
    };
    let mut missing: Vec<_> = measured
        .iter()
        .filter(|one| one.point == Point::Baseline && !has(one, Point::Closing))
        .map(|one| (one.instrument.clone(), one.informant))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// How long after its end a period of support can be reopened; later, a new referral tells more.
const REOPENED_WITHIN: Duration = Duration::days(90);

/// Why a closed period of support cannot be reopened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReopened {
    /// A step closed it.
    #[error("a step closed this period: support went on in the next one")]
    Stepped,
    /// It was closed too long ago.
    #[error("this period was closed more than 90 days ago: make a new referral")]
    TooLate,
}

/// Whether a period of support that ended on a day can be reopened on another.
///
/// # Errors
/// After a step, and after more than 90 days.
pub fn reopen(outcome: Option<Outcome>, closed_on: NaiveDate, today: NaiveDate) -> Result<(), NotReopened> {
    if matches!(outcome, Some(Outcome::SteppedUp | Outcome::SteppedDown)) {
        return Err(NotReopened::Stepped);
    }
    if today > closed_on + REOPENED_WITHIN {
        return Err(NotReopened::TooLate);
    }
    Ok(())
}

/// Where a reopened period of support stands: as far as it had come.
pub const fn reopened(is_led: bool, has_started: bool) -> EpisodeState {
    match (is_led, has_started) {
        (false, _) => EpisodeState::Waiting,
        (true, false) => EpisodeState::Allocated,
        (true, true) => EpisodeState::Active,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_had_a_baseline_is_missing_until_it_has_a_closing_measure() {
        let measured = |instrument: &str, informant, point| Measured {
            instrument: instrument.into(),
            informant,
            point,
            on: day("2026-05-13"),
        };
        let all = [
            measured("sdq", Informant::SelfReport, Point::Baseline),
            measured("sdq", Informant::Parent, Point::Baseline),
            measured("sdq", Informant::SelfReport, Point::Review),
            measured("gbo", Informant::SelfReport, Point::Review),
            measured("sdq", Informant::Parent, Point::Closing),
        ];
        assert_eq!(missing_at_closing(&all), [("sdq".to_owned(), Informant::SelfReport)]);
        assert_eq!(missing_at_closing(&[]), []);
    }

    #[test]
    fn a_period_is_reopened_within_ninety_days_and_never_after_a_step() {
        let closed = day("2026-01-01");
        assert_eq!(reopen(Some(Outcome::Disengaged), closed, day("2026-04-01")), Ok(()));
        assert_eq!(reopen(Some(Outcome::GoalsMet), closed, day("2026-04-02")), Err(NotReopened::TooLate));
        for step in [Outcome::SteppedUp, Outcome::SteppedDown] {
            assert_eq!(reopen(Some(step), closed, closed), Err(NotReopened::Stepped));
        }
    }

    #[test]
    fn a_reopened_period_stands_where_it_had_come_to() {
        assert_eq!(reopened(false, false), EpisodeState::Waiting);
        assert_eq!(reopened(true, false), EpisodeState::Allocated);
        assert_eq!(reopened(true, true), EpisodeState::Active);
    }
}
