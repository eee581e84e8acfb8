//! A round of the survey, and where it stands.

use chrono::NaiveDate;

use self::WaveState::{Closed, Draft, Open};
use crate::{
    access::Permission,
    code_list::code_list,
    workflow::{ClockEffect, Transition, Workflow},
};

code_list! {
    /// Whom a round asks, and what its rounds can be compared for.
    pub enum Design {
        Cohort = "cohort", "Cohort: the same pupils year after year";
        Snapshot = "snapshot", "Snapshot: one year group, other pupils each year";
    }
}

code_list! {
    /// Where a round stands.
    pub enum WaveState {
        Draft = "draft", "Being set up";
        Open = "open", "Open for answers";
        Closed = "closed", "Closed";
    }
}

code_list! {
    /// What can be done with a round: `POST /api/v1/survey-waves/{id}/open`.
    pub enum WaveAction {
        Open = "open", "Open for answers";
        Close = "close", "Close for good";
    }
}

/// The workflow of rounds.
pub type WaveWorkflow = Workflow<WaveState, WaveAction>;

/// Every move of a round. What is closed stays closed: results are published then, and one answer more would show
/// in the difference what a single pupil said.
pub const MOVES: WaveWorkflow = Workflow {
    transitions: &[
        Transition {
            from: &[Draft],
            action: WaveAction::Open,
            to: Open,
            permission: Permission::SurveysManage,
            needs: &[],
            clock: ClockEffect::None,
            help: "Pupils can answer from the first to the last day of the round. What is asked cannot change any more.",
        },
        Transition {
            from: &[Open],
            action: WaveAction::Close,
            to: Closed,
            permission: Permission::SurveysManage,
            needs: &[],
            clock: ClockEffect::None,
            help: "No more answers are taken, and the results can be read. A round cannot be opened again.",
        },
    ],
};

/// Whether a round takes answers on a day: open, and between its first and last day, both included.
pub fn takes_answers(state: WaveState, opens_on: NaiveDate, closes_on: NaiveDate, on: NaiveDate) -> bool {
    state == Open && (opens_on..=closes_on).contains(&on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    #[test]
    fn a_round_goes_from_draft_to_open_to_closed_and_never_back() {
        for (from, action, to) in [
            (Draft, WaveAction::Open, Some(Open)),
            (Draft, WaveAction::Close, None),
            (Open, WaveAction::Open, None),
            (Open, WaveAction::Close, Some(Closed)),
            (Closed, WaveAction::Open, None),
            (Closed, WaveAction::Close, None),
        ] {
            assert_eq!(MOVES.find(from, action).ok().map(|found| found.to), to, "{action} from {from}");
        }
    }

    #[test]
    fn answers_are_taken_from_the_first_to_the_last_day_of_an_open_round() {
        let on = |state, on| takes_answers(state, day(2), day(27), day(on));
        assert!(on(Open, 2) && on(Open, 27));
        assert!(!on(Open, 1) && !on(Open, 28));
        assert!(!on(Draft, 5) && !on(Closed, 5));
    }
}
