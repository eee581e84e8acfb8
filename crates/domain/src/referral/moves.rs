//! The moves of a referral, as data.

use super::ReferralState::{self, *};
use crate::{
    access::Permission,
    code_list::code_list,
    tier::Tier,
    workflow::{ClockEffect, Detail, Transition, Workflow},
};

code_list! {
    /// What can be done with a referral. The code is the last part of the address:
    /// `POST /api/v1/referrals/{id}/start-screening`.
    pub enum ReferralAction {
        StartScreening = "start-screening", "Start screening";
        RequestInformation = "request-information", "Ask for information";
        InformationReceived = "information-received", "Give the information";
        AcceptUniversalPlus = "accept-universal-plus", "Accept for Universal Plus";
        SendToPanel = "send-to-panel", "Send to panel";
        ListForPanel = "list-for-panel", "List for a panel meeting";
        ApprovePartnershipPlus = "approve-partnership-plus", "Approve Partnership Plus";
        ApproveUniversalPlus = "approve-universal-plus", "Approve Universal Plus";
        Defer = "defer", "Defer";
        Redirect = "redirect", "Redirect";
        SupportAtUniversal = "support-at-universal", "Support at Universal";
        Decline = "decline", "Decline";
        ReferToSpecialist = "refer-to-specialist", "Hand over to a specialist service";
        AcknowledgeHandOver = "acknowledge-hand-over", "Record that the hand-over was acknowledged";
        EscalateToSafeguarding = "escalate-to-safeguarding", "Record an escalation to safeguarding";
        Withdraw = "withdraw", "Withdraw";
        MarkDuplicate = "mark-duplicate", "Mark as a duplicate";
        MarkEnteredInError = "mark-entered-in-error", "Mark as entered in error";
        Reopen = "reopen", "Reopen";
    }
}

/// The workflow of referrals.
pub type ReferralWorkflow = Workflow<ReferralState, ReferralAction>;

const OPEN: &[ReferralState] = &[Submitted, Screening, InformationRequested, SentToPanel, Listed, Deferred];
const BEING_SCREENED: &[ReferralState] = &[Screening, InformationRequested];
const BEFORE_PANEL: &[ReferralState] = &[SentToPanel, Listed];

const fn step(
    from: &'static [ReferralState],
    action: ReferralAction,
    to: ReferralState,
    permission: Permission,
    needs: &'static [Detail],
    clock: ClockEffect,
    help: &'static str,
) -> Transition<ReferralState, ReferralAction> {
    Transition { from, action, to, permission, needs, clock, help }
}

/// Every move of a referral: from, to, who may, what it needs, what it does to the clock, and help.
pub const MOVES: ReferralWorkflow = Workflow {
    transitions: &[
        step(
            &[Submitted],
            ReferralAction::StartScreening,
            Screening,
            Permission::ReferralsScreen,
            &[],
            ClockEffect::None,
            "Take the referral up and see what the young person needs.",
        ),
        step(
            &[Screening],
            ReferralAction::RequestInformation,
            InformationRequested,
            Permission::ReferralsScreen,
            &[Detail::InformationWanted],
            ClockEffect::Pause,
            "The referrer reads what you ask, and can answer. The waiting time pauses until then.",
        ),
        step(
            &[InformationRequested],
            ReferralAction::InformationReceived,
            Screening,
            Permission::ReferralsCreate,
            &[Detail::Information],
            ClockEffect::Resume,
            "Write what was found out, and who said so. The referral is looked at again.",
        ),
        step(
            BEING_SCREENED,
            ReferralAction::AcceptUniversalPlus,
            AcceptedUniversalPlus,
            Permission::ReferralsDecide,
            &[Detail::Reason],
            ClockEffect::Stop,
            "Opens a period of support; a lead worker is appointed next.",
        ),
        step(
            BEING_SCREENED,
            ReferralAction::SendToPanel,
            SentToPanel,
            Permission::ReferralsDecide,
            &[Detail::Reason],
            ClockEffect::Resume,
            "The locality early-help panel decides on Partnership Plus.",
        ),
        step(
            &[SentToPanel, Deferred],
            ReferralAction::ListForPanel,
            Listed,
            Permission::ReferralsPanel,
            &[],
            ClockEffect::Resume,
            "Put it on the agenda of the next meeting.",
        ),
        step(
            BEFORE_PANEL,
            ReferralAction::ApprovePartnershipPlus,
            ApprovedPartnershipPlus,
            Permission::ReferralsPanel,
            &[Detail::Reason],
            ClockEffect::Stop,
            "Opens a period of support at Partnership Plus.",
        ),
        step(
            BEFORE_PANEL,
            ReferralAction::ApproveUniversalPlus,
            ApprovedUniversalPlus,
            Permission::ReferralsPanel,
            &[Detail::Reason],
            ClockEffect::Stop,
            "Opens a period of support at Universal Plus.",
        ),
        step(
            BEFORE_PANEL,
            ReferralAction::Defer,
            Deferred,
            Permission::ReferralsPanel,
            &[Detail::InformationWanted],
            ClockEffect::Pause,
            "Say what is missing. The waiting time pauses until it is listed again.",
        ),
        step(
            BEFORE_PANEL,
            ReferralAction::Redirect,
            Redirected,
            Permission::ReferralsPanel,
            &[Detail::Destination, Detail::Reason],
            ClockEffect::Stop,
            "Another service fits better.",
        ),
        step(
            BEING_SCREENED,
            ReferralAction::SupportAtUniversal,
            SupportedAtUniversal,
            Permission::ReferralsDecide,
            &[Detail::Reason],
            ClockEffect::Stop,
            "Advice and signposting; no period of support is opened.",
        ),
        step(
            BEING_SCREENED,
            ReferralAction::Decline,
            Declined,
            Permission::ReferralsDecide,
            &[Detail::Reason, Detail::ExplainedTo],
            ClockEffect::Stop,
            "Say why, and to whom it was explained.",
        ),
        step(
            &[Screening, InformationRequested, SentToPanel, Listed, Deferred],
            ReferralAction::ReferToSpecialist,
            ReferredToSpecialist,
            Permission::ReferralsDecide,
            &[Detail::Destination, Detail::Reason],
            ClockEffect::Stop,
            "Stays on the list until the service has acknowledged it.",
        ),
        step(
            &[ReferredToSpecialist],
            ReferralAction::AcknowledgeHandOver,
            HandOverAcknowledged,
            Permission::ReferralsDecide,
            &[Detail::Reason],
            ClockEffect::None,
            "Say who acknowledged the hand-over, and when.",
        ),
        step(
            OPEN,
            ReferralAction::EscalateToSafeguarding,
            EscalatedToSafeguarding,
            Permission::ReferralsScreen,
            &[Detail::Destination, Detail::Reason],
            ClockEffect::Stop,
            "Only records it: phone children's social care or the police first.",
        ),
        step(
            OPEN,
            ReferralAction::Withdraw,
            Withdrawn,
            Permission::ReferralsWithdraw,
            &[Detail::Reason],
            ClockEffect::Stop,
            "The young person, family or referrer no longer wants it.",
        ),
        step(
            OPEN,
            ReferralAction::MarkDuplicate,
            Duplicate,
            Permission::ReferralsCorrect,
            &[Detail::DuplicateOf],
            ClockEffect::Stop,
            "Name the referral that this one repeats.",
        ),
        step(
            OPEN,
            ReferralAction::MarkEnteredInError,
            EnteredInError,
            Permission::ReferralsCorrect,
            &[Detail::Reason],
            ClockEffect::Stop,
            "It should never have been made.",
        ),
        step(
            &[
                SupportedAtUniversal,
                Declined,
                Redirected,
                ReferredToSpecialist,
                HandOverAcknowledged,
                EscalatedToSafeguarding,
                Withdrawn,
                Duplicate,
                EnteredInError,
            ],
            ReferralAction::Reopen,
            Screening,
            Permission::ReferralsCorrect,
            &[Detail::Reason],
            ClockEffect::Restart,
            "Back to screening, with everything kept.",
        ),
    ],
};

/// The tier of the period of support that arriving in `state` opens, if it opens one.
pub const fn opens_episode(state: ReferralState) -> Option<Tier> {
    match state {
        AcceptedUniversalPlus | ApprovedUniversalPlus => Some(Tier::UniversalPlus),
        ApprovedPartnershipPlus => Some(Tier::PartnershipPlus),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Every (state, action) pair, allowed or refused: what the path of a referral is.
    #[test]
    fn every_pair_of_state_and_action_is_allowed_or_refused_as_the_programme_says() {
        let screened = "accept-universal-plus>accepted_universal_plus send-to-panel>sent_to_panel \
            support-at-universal>supported_at_universal decline>declined \
            refer-to-specialist>referred_to_specialist";
        let any_open = "escalate-to-safeguarding>escalated_to_safeguarding withdraw>withdrawn \
            mark-duplicate>duplicate mark-entered-in-error>entered_in_error";
        let panel = "approve-partnership-plus>approved_partnership_plus \
            approve-universal-plus>approved_universal_plus defer>deferred redirect>redirected \
            refer-to-specialist>referred_to_specialist";
        let expected: BTreeMap<&str, String> = [
            ("submitted", format!("start-screening>screening {any_open}")),
            ("screening", format!("request-information>information_requested {screened} {any_open}")),
            ("information_requested", format!("information-received>screening {screened} {any_open}")),
            ("sent_to_panel", format!("list-for-panel>listed {panel} {any_open}")),
            ("listed", format!("{panel} {any_open}")),
            (
                "deferred",
                format!("list-for-panel>listed refer-to-specialist>referred_to_specialist {any_open}"),
            ),
            (
                "referred_to_specialist",
                "acknowledge-hand-over>hand_over_acknowledged reopen>screening".into(),
            ),
            ("accepted_universal_plus", String::new()),
            ("approved_universal_plus", String::new()),
            ("approved_partnership_plus", String::new()),
        ]
        .into();
        for &state in ReferralState::ALL {
            let wanted = expected.get(state.as_str()).map_or("reopen>screening", String::as_str);
            for &action in ReferralAction::ALL {
                let wanted_to =
                    wanted.split_whitespace().find_map(|pair| pair.strip_prefix(&format!("{action}>")));
                let got = MOVES.find(state, action).ok().map(|t| t.to.as_str());
                assert_eq!(got, wanted_to, "{state} {action}");
            }
        }
    }

    #[test]
    fn a_decision_for_support_opens_an_episode_at_its_tier_and_no_other_state_does() {
        let opening: Vec<_> =
            ReferralState::ALL.iter().filter_map(|s| opens_episode(*s).map(|t| (s.as_str(), t))).collect();
        assert_eq!(
            opening,
            [
                ("accepted_universal_plus", Tier::UniversalPlus),
                ("approved_universal_plus", Tier::UniversalPlus),
                ("approved_partnership_plus", Tier::PartnershipPlus)
            ]
        );
    }

    #[test]
    fn every_state_but_the_first_can_be_reached_and_every_open_one_can_be_left() {
        for &state in ReferralState::ALL {
            let reached = MOVES.transitions.iter().any(|t| t.to == state);
            assert!(reached || state == Submitted, "{state} is never reached");
            let fewest = if state.awaits_decision() { 4 } else { usize::from(state.is_open()) };
            assert!(MOVES.possible(state).count() >= fewest, "{state} is a dead end");
        }
    }

    #[test]
    fn no_move_stands_twice_in_the_table() {
        for &state in ReferralState::ALL {
            for &action in ReferralAction::ALL {
                let moves = MOVES.possible(state).filter(|t| t.action == action).count();
                assert!(moves < 2, "{state} {action}");
            }
        }
    }

    #[test]
    fn the_diagram_names_every_action() {
        let diagram = MOVES.diagram();
        for action in ReferralAction::ALL {
            assert!(diagram.contains(action.as_str()), "{action}");
        }
    }
}
