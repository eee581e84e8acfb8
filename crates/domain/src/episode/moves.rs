//! The moves of an episode, as data.

use super::EpisodeState::{self, *};
use crate::{
    access::Permission,
    code_list::code_list,
    tier::Tier,
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
        Reopen = "reopen", "Reopen";
        StepUp = "step-up", "Step up";
        AskPanel = "ask-panel", "Ask the panel for Partnership Plus";
        StepDown = "step-down", "Step down";
        PanelStepUp = "panel-step-up", "Stepped up by the panel";
    }
}

impl EpisodeAction {
    /// The tiers that a step from a tier can lead to; none for other actions. Partnership Plus is for the locality
    /// early-help panel to decide on, so no step up of one worker leads there.
    pub fn steps_to(self, from: Tier) -> Vec<Tier> {
        let fits = |to: Tier| match self {
            Self::StepUp => to > from && to != Tier::PartnershipPlus,
            Self::StepDown => to < from,
            Self::PanelStepUp => to == Tier::PartnershipPlus && to > from,
            _ => false,
        };
        Tier::ALL.iter().copied().filter(|tier| fits(*tier)).collect()
    }

    /// Whether the action makes sense for support at a tier: a step has somewhere to go, and the panel is asked
    /// for more than there is.
    pub fn fits(self, tier: Tier) -> bool {
        match self {
            Self::StepUp | Self::StepDown | Self::PanelStepUp => !self.steps_to(tier).is_empty(),
            Self::AskPanel => tier < Tier::PartnershipPlus,
            _ => true,
        }
    }

    /// True for what is never done to the episode itself: it follows from the panel's decision on a referral.
    pub const fn follows_from_decision(self) -> bool {
        matches!(self, Self::PanelStepUp)
    }
}

/// The workflow of episodes.
pub type EpisodeWorkflow = Workflow<EpisodeState, EpisodeAction>;

const ASK_PANEL: &str = "Puts a referral before the locality early-help panel, with your reason. Support goes on \
    as it is until the panel has decided.";

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
/// changing the lead worker and asking the panel leave the state as it is, so each state has its own row.
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
            &[Detail::Outcome, Detail::NoMeasures, Detail::Reason],
            ClockEffect::Stop,
            "Say how it ended, and why.",
        ),
        step(
            &[Closed],
            EpisodeAction::Reopen,
            Active,
            Permission::EpisodesMove,
            &[Detail::Reason],
            ClockEffect::Restart,
            "Support goes on from where it had come to, within 90 days of its end. Offers that ended with it stay \
             ended.",
        ),
        step(
            LED,
            EpisodeAction::StepUp,
            Closed,
            Permission::EpisodesMove,
            &[Detail::Tier, Detail::Placements, Detail::Reason],
            ClockEffect::Stop,
            "Closes this period and opens the next at a higher tier, with the same waiting time.",
        ),
        step(
            &[Allocated],
            EpisodeAction::AskPanel,
            Allocated,
            Permission::EpisodesMove,
            &[Detail::Agreement, Detail::Reason],
            ClockEffect::None,
            ASK_PANEL,
        ),
        step(
            &[Active],
            EpisodeAction::AskPanel,
            Active,
            Permission::EpisodesMove,
            &[Detail::Agreement, Detail::Reason],
            ClockEffect::None,
            ASK_PANEL,
        ),
        step(
            &[OnHold],
            EpisodeAction::AskPanel,
            OnHold,
            Permission::EpisodesMove,
            &[Detail::Agreement, Detail::Reason],
            ClockEffect::None,
            ASK_PANEL,
        ),
        step(
            &[Closing],
            EpisodeAction::AskPanel,
            Closing,
            Permission::EpisodesMove,
            &[Detail::Agreement, Detail::Reason],
            ClockEffect::None,
            ASK_PANEL,
        ),
        step(
            LED,
            EpisodeAction::StepDown,
            Closed,
            Permission::EpisodesMove,
            &[Detail::Tier, Detail::Placements, Detail::Reason],
            ClockEffect::Stop,
            "Closes this period and opens the next at a lower tier, with the same waiting time.",
        ),
        step(
            &[Waiting, Allocated, Active, OnHold, Closing],
            EpisodeAction::PanelStepUp,
            Closed,
            Permission::ReferralsPanel,
            &[Detail::Tier, Detail::Reason],
            ClockEffect::Stop,
            "Follows from the panel's approval of Partnership Plus: the next period opens with what goes on.",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_action_is_allowed_or_refused_as_the_programme_says() {
        let led = "close>closed step-up>closed step-down>closed panel-step-up>closed";
        for (state, wanted) in [
            ("waiting", "allocate>allocated close>closed panel-step-up>closed".to_owned()),
            (
                "allocated",
                format!("reallocate>allocated start>active hold>on_hold ask-panel>allocated {led}"),
            ),
            (
                "active",
                format!("reallocate>active hold>on_hold begin-closing>closing ask-panel>active {led}"),
            ),
            (
                "on_hold",
                format!("reallocate>on_hold resume>active begin-closing>closing ask-panel>on_hold {led}"),
            ),
            ("closing", format!("reallocate>closing resume>active ask-panel>closing {led}")),
            ("closed", "reopen>active".to_owned()),
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

    #[test]
    fn a_step_leads_to_tiers_that_fit_and_only_the_panel_leads_to_partnership_plus() {
        use Tier::{PartnershipPlus, Universal, UniversalPlus};
        for (action, from, wanted) in [
            (EpisodeAction::StepUp, Universal, vec![UniversalPlus]),
            (EpisodeAction::StepUp, UniversalPlus, vec![]),
            (EpisodeAction::StepUp, PartnershipPlus, vec![]),
            (EpisodeAction::StepDown, Universal, vec![]),
            (EpisodeAction::StepDown, UniversalPlus, vec![Universal]),
            (EpisodeAction::StepDown, PartnershipPlus, vec![Universal, UniversalPlus]),
            (EpisodeAction::PanelStepUp, UniversalPlus, vec![PartnershipPlus]),
            (EpisodeAction::PanelStepUp, PartnershipPlus, vec![]),
        ] {
            assert_eq!(action.steps_to(from), wanted, "{action} from {from}");
            assert_eq!(action.fits(from), !wanted.is_empty(), "{action} from {from}");
        }
        let asks: Vec<_> = Tier::ALL.iter().filter(|tier| EpisodeAction::AskPanel.fits(**tier)).collect();
        assert_eq!(asks, [&Universal, &UniversalPlus]);
    }
}
