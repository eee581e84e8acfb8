//! The moves of an episode, as data.

use super::EpisodeState::{self, *};
use crate::{
    access::Permission,
    code_list::code_list,
    workflow::{ClockEffect, Detail, Transition, Workflow},
};

code_list! {
    /// What can be done with an episode: `POST /api/v1/episodes/{id}/allocate`.
    pub enum EpisodeAction {
        Allocate = "allocate", "Appoint a lead worker";
        Reallocate = "reallocate", "Change the lead worker";
        Start = "start", "Start support";
        Hold = "hold", "Put on hold";
        Resume = "resume", "Resume";
        BeginClosing = "begin-closing", "Begin closing";
        Close = "close", "Close";
        StepUp = "step-up", "Step up";
        StepDown = "step-down", "Step down";
    }
}

/// The workflow of episodes.
pub type EpisodeWorkflow = Workflow<EpisodeState, EpisodeAction>;

const LED: &[EpisodeState] = &[Allocated, Active, OnHold, Closing];

const fn step(
    from: &'static [EpisodeState],
    action: EpisodeAction,
    to: EpisodeState,
    permission: Permission,
    needs: &'static [Detail],
    clock: ClockEffect,
    help: &'static str,
) -> Transition<EpisodeState, EpisodeAction> {
    Transition { from, action, to, permission, needs, clock, help }
}

/// Every move of an episode. A step up or down closes this episode and opens the next with the clock kept;
/// changing the lead worker leaves the state as it is, so each state has its own row.
pub const MOVES: EpisodeWorkflow = Workflow {
    transitions: &[
        step(
            &[Waiting],
            EpisodeAction::Allocate,
            Allocated,
            Permission::EpisodesAllocate,
            &[Detail::LeadWorker],
            ClockEffect::None,
            "One named person answers for the young person's journey.",
        ),
        step(
            &[Allocated],
            EpisodeAction::Reallocate,
            Allocated,
            Permission::EpisodesAllocate,
            &[Detail::LeadWorker, Detail::Reason],
            ClockEffect::None,
            "The history is kept.",
        ),
        step(
            &[Active],
            EpisodeAction::Reallocate,
            Active,
            Permission::EpisodesAllocate,
            &[Detail::LeadWorker, Detail::Reason],
            ClockEffect::None,
            "The history is kept.",
        ),
        step(
            &[OnHold],
            EpisodeAction::Reallocate,
            OnHold,
            Permission::EpisodesAllocate,
            &[Detail::LeadWorker, Detail::Reason],
            ClockEffect::None,
            "The history is kept.",
        ),
        step(
            &[Closing],
            EpisodeAction::Reallocate,
            Closing,
            Permission::EpisodesAllocate,
            &[Detail::LeadWorker, Detail::Reason],
            ClockEffect::None,
            "The history is kept.",
        ),
        step(
            &[Allocated],
            EpisodeAction::Start,
            Active,
            Permission::EpisodesMove,
            &[],
            ClockEffect::Stop,
            "The first contact has taken place.",
        ),
        step(
            &[Allocated, Active],
            EpisodeAction::Hold,
            OnHold,
            Permission::EpisodesMove,
            &[Detail::Reason],
            ClockEffect::Pause,
            "Say why support pauses.",
        ),
        step(
            &[OnHold],
            EpisodeAction::Resume,
            Active,
            Permission::EpisodesMove,
            &[],
            ClockEffect::Resume,
            "Support goes on.",
        ),
        step(
            &[Active, OnHold],
            EpisodeAction::BeginClosing,
            Closing,
            Permission::EpisodesMove,
            &[],
            ClockEffect::None,
            "Ask for the closing measures now.",
        ),
        step(
            &[Closing],
            EpisodeAction::Resume,
            Active,
            Permission::EpisodesMove,
            &[],
            ClockEffect::Resume,
            "Support goes on after all.",
        ),
        step(
            &[Waiting, Allocated, Active, OnHold, Closing],
            EpisodeAction::Close,
            Closed,
            Permission::EpisodesMove,
            &[Detail::Outcome, Detail::Reason],
            ClockEffect::Stop,
            "Say how it ended, and why.",
        ),
        step(
            LED,
            EpisodeAction::StepUp,
            Closed,
            Permission::EpisodesMove,
            &[Detail::Tier, Detail::Reason],
            ClockEffect::Stop,
            "Closes this period and opens the next at a higher tier, with the same waiting time.",
        ),
        step(
            LED,
            EpisodeAction::StepDown,
            Closed,
            Permission::EpisodesMove,
            &[Detail::Tier, Detail::Reason],
            ClockEffect::Stop,
            "Closes this period and opens the next at a lower tier, with the same waiting time.",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_action_is_allowed_or_refused_as_the_programme_says() {
        let led = "close>closed step-up>closed step-down>closed";
        for (state, wanted) in [
            ("waiting", "allocate>allocated close>closed".to_owned()),
            ("allocated", format!("reallocate>allocated start>active hold>on_hold {led}")),
            ("active", format!("reallocate>active hold>on_hold begin-closing>closing {led}")),
            ("on_hold", format!("reallocate>on_hold resume>active begin-closing>closing {led}")),
            ("closing", format!("reallocate>closing resume>active {led}")),
            ("closed", String::new()),
        ] {
            let state: EpisodeState = state.parse().unwrap();
            for &action in EpisodeAction::ALL {
                let wanted_to =
                    wanted.split_whitespace().find_map(|pair| pair.strip_prefix(&format!("{action}>")));
                assert_eq!(
                    MOVES.find(state, action).ok().map(|t| t.to.as_str()),
                    wanted_to,
                    "{state} {action}"
                );
            }
        }
    }

    #[test]
    fn nobody_is_supported_without_a_lead_worker() {
        for transition in MOVES.transitions.iter().filter(|t| t.from.contains(&Waiting)) {
            assert!(
                transition.needs.contains(&Detail::LeadWorker) || transition.to == Closed,
                "{}",
                transition.action
            );
        }
    }
}
