//! How long a referral has waited for its decision: the clock, run by the moves that history keeps.

use chrono::NaiveDate;

use super::{MOVES, ReferralAction, ReferralState};
use crate::{
    clock::{
        Calendar, CalendarError, Clock, ClockAction, ClockEvent, ClockKind, ClockState, PauseReason, Target,
    },
    workflow::ClockEffect,
};

/// A move of a referral, as history keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The day of the move.
    pub on: NaiveDate,
    /// The state before.
    pub from: ReferralState,
    /// What was done.
    pub action: ReferralAction,
}

/// The clock from the referral to the decision, rebuilt from the day it came in and its moves, oldest first.
pub fn decision_clock(received_on: NaiveDate, moves: impl IntoIterator<Item = Moved>) -> Clock {
    moves.into_iter().fold(Clock::start(ClockKind::ReferralToDecision, received_on), run)
}

/// The clock after one more move. A move that history keeps has happened: one that means nothing to the clock as
/// it stands leaves it as it is, and one dated before the clock's latest change counts from that change on.
fn run(clock: Clock, moved: Moved) -> Clock {
    let Ok(transition) = MOVES.find(moved.from, moved.action) else { return clock };
    let (latest, paused) = match clock.state() {
        ClockState::Running { since } => (since, false),
        ClockState::Paused { since, .. } => (since, true),
        ClockState::Stopped { on } => (on, false),
    };
    let action = match transition.clock {
        ClockEffect::None => return clock,
        ClockEffect::Pause => ClockAction::Pause(match transition.to {
            ReferralState::InformationRequested => PauseReason::InformationRequested,
            ReferralState::Deferred => PauseReason::DecisionDeferred,
            _ => PauseReason::Other,
        }),
        ClockEffect::Resume if paused => ClockAction::Resume,
        ClockEffect::Resume => return clock,
        ClockEffect::Stop => ClockAction::Stop,
        ClockEffect::Restart => ClockAction::Restart,
    };
    let event = ClockEvent { on: moved.on.max(latest), action };
    clock.clone().apply(event).unwrap_or(clock)
}

/// The day by which a referral is to be decided: none while the clock is paused or stopped.
///
/// # Errors
/// [`CalendarError`] when the calendar does not reach that far.
pub fn decide_by(clock: &Clock, calendar: &Calendar) -> Result<Option<NaiveDate>, CalendarError> {
    match clock.state() {
        ClockState::Running { .. } => clock.due_on(Target::DECISION, calendar),
        ClockState::Paused { .. } | ClockState::Stopped { .. } => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{BankHolidays, SchoolTerms};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn moved(on: &str, from: ReferralState, action: ReferralAction) -> Moved {
        Moved { on: day(on), from, action }
    }

    fn calendar() -> Calendar {
        let spring: BankHolidays = [day("2026-05-25")].into_iter().collect();
        Calendar::new(spring, SchoolTerms::default())
    }

    const ASK: ReferralAction = ReferralAction::RequestInformation;
    const GET: ReferralAction = ReferralAction::InformationReceived;
    const SCREENING: ReferralState = ReferralState::Screening;
    const ASKED: ReferralState = ReferralState::InformationRequested;

    #[test]
    fn two_pauses_one_of_them_over_a_bank_holiday_take_only_their_own_days_off() {
        // Counted: 14, 15, 18 to 22 May; 28 and 29 May; 3 June is the tenth.
        let moves = [
            moved("2026-05-13", ReferralState::Submitted, ReferralAction::StartScreening),
            moved("2026-05-22", SCREENING, ASK),
            moved("2026-05-27", ASKED, GET),
            moved("2026-05-29", SCREENING, ASK),
            moved("2026-06-02", ASKED, GET),
        ];
        let due = |count: usize| {
            decide_by(&decision_clock(day("2026-05-13"), moves.into_iter().take(count)), &calendar()).unwrap()
        };
        assert_eq!(due(1), Some(day("2026-05-28")));
        assert_eq!(due(2), None);
        assert_eq!(due(3), Some(day("2026-06-01")));
        assert_eq!(due(4), None);
        assert_eq!(due(5), Some(day("2026-06-03")));
        let clock = decision_clock(day("2026-05-13"), moves);
        assert_eq!(clock.elapsed_working_days(day("2026-06-03"), &calendar()), 10);
    }

    #[test]
    fn a_pause_after_the_last_day_does_not_make_it_later() {
        let moves = [moved("2026-06-03", SCREENING, ASK), moved("2026-06-10", ASKED, GET)];
        let clock = decision_clock(day("2026-05-13"), moves);
        assert_eq!(decide_by(&clock, &calendar()).unwrap(), Some(day("2026-05-28")));
    }

    #[test]
    fn a_decision_ends_the_wait_and_reopening_goes_on_with_it() {
        let stop = moved("2026-05-20", SCREENING, ReferralAction::Decline);
        let again = moved("2026-05-27", ReferralState::Declined, ReferralAction::Reopen);
        let clock = decision_clock(day("2026-05-13"), [stop]);
        assert_eq!(decide_by(&clock, &calendar()).unwrap(), None);
        let clock = decision_clock(day("2026-05-13"), [stop, again]);
        assert_eq!(clock.elapsed_working_days(day("2026-05-27"), &calendar()), 5);
        assert_eq!(decide_by(&clock, &calendar()).unwrap(), Some(day("2026-06-03")));
    }

    #[test]
    fn sending_to_the_panel_resumes_a_paused_clock_and_leaves_a_running_one() {
        let send = ReferralAction::SendToPanel;
        let running = decision_clock(day("2026-05-13"), [moved("2026-05-18", SCREENING, send)]);
        assert_eq!(running.state(), ClockState::Running { since: day("2026-05-13") });
        let moves = [moved("2026-05-18", SCREENING, ASK), moved("2026-05-20", ASKED, send)];
        let resumed = decision_clock(day("2026-05-13"), moves);
        assert_eq!(resumed.state(), ClockState::Running { since: day("2026-05-20") });
    }
}
