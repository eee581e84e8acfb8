//! A young person in an offer.

use PlacementState::*;

use crate::{
    access::Permission,
    code_list::code_list,
    workflow::{ClockEffect, Detail, Transition, Workflow},
};

code_list! {
    /// The state of a placement.
    pub enum PlacementState {
        Offered = "offered", "Offered";
        WaitingList = "waiting_list", "On the waiting list";
        Scheduled = "scheduled", "Scheduled";
        Active = "active", "Active";
        Completed = "completed", "Completed";
        LeftEarly = "left_early", "Left early";
        DidNotStart = "did_not_start", "Did not start";
        Transferred = "transferred", "Transferred";
    }
}

impl PlacementState {
    /// True while the placement takes, or waits for, a place.
    pub const fn is_open(self) -> bool {
        matches!(self, Offered | WaitingList | Scheduled | Active)
    }

    /// True while the placement takes a place of the offer.
    pub const fn takes_a_place(self) -> bool {
        matches!(self, Scheduled | Active)
    }
}

code_list! {
    /// What can be done with a placement: `POST /api/v1/placements/{id}/start`.
    pub enum PlacementAction {
        Queue = "queue", "Put on the waiting list";
        Schedule = "schedule", "Give a place";
        Start = "start", "Started";
        Complete = "complete", "Completed";
        LeaveEarly = "leave-early", "Left early";
        DidNotStart = "did-not-start", "Did not start";
        Transfer = "transfer", "Transferred";
    }
}

/// The workflow of placements.
pub type PlacementWorkflow = Workflow<PlacementState, PlacementAction>;

const fn step(
    from: &'static [PlacementState],
    action: PlacementAction,
    to: PlacementState,
    needs: &'static [Detail],
    help: &'static str,
) -> Transition<PlacementState, PlacementAction> {
    Transition {
        from,
        action,
        to,
        permission: Permission::EpisodesWork,
        needs,
        clock: ClockEffect::None,
        help,
    }
}

/// Every move of a placement.
pub const PLACEMENT_MOVES: PlacementWorkflow = Workflow {
    transitions: &[
        step(&[Offered], PlacementAction::Queue, WaitingList, &[], "No place is free yet."),
        step(&[Offered, WaitingList], PlacementAction::Schedule, Scheduled, &[], "A place is kept."),
        step(&[Scheduled], PlacementAction::Start, Active, &[], "The first session took place."),
        step(&[Active], PlacementAction::Complete, Completed, &[], "All of it was delivered."),
        step(&[Active], PlacementAction::LeaveEarly, LeftEarly, &[Detail::Reason], "Say why."),
        step(
            &[Offered, WaitingList, Scheduled],
            PlacementAction::DidNotStart,
            DidNotStart,
            &[Detail::Reason],
            "Say why. The place is free again.",
        ),
        step(
            &[Offered, WaitingList, Scheduled, Active],
            PlacementAction::Transfer,
            Transferred,
            &[Detail::Destination],
            "Say to which offer or organisation.",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_action_is_allowed_or_refused_as_the_programme_says() {
        for (state, wanted) in [
            (
                "offered",
                "queue>waiting_list schedule>scheduled did-not-start>did_not_start transfer>transferred",
            ),
            ("waiting_list", "schedule>scheduled did-not-start>did_not_start transfer>transferred"),
            ("scheduled", "start>active did-not-start>did_not_start transfer>transferred"),
            ("active", "complete>completed leave-early>left_early transfer>transferred"),
            ("completed", ""),
            ("left_early", ""),
            ("did_not_start", ""),
            ("transferred", ""),
        ] {
            let state: PlacementState = state.parse().unwrap();
            for &action in PlacementAction::ALL {
                let to = wanted.split_whitespace().find_map(|pair| pair.strip_prefix(&format!("{action}>")));
                let got = PLACEMENT_MOVES.find(state, action).ok().map(|t| t.to.as_str());
                assert_eq!(got, to, "{state} {action}");
            }
        }
    }
}
