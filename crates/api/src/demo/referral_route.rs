//! The ways that referrals take.

use headstart_domain::referral::{ReferralAction as Do, Suggestion};

use super::{DemoResult, dice::Dice};

/// Where a referral ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    UniversalPlus,
    PanelPartnershipPlus,
    PanelUniversalPlus,
    PanelRedirect,
    Universal,
    Decline,
    Specialist,
    Safeguarding,
    Withdrawn,
    Duplicate,
    Error,
}

/// What is done, each so many working days after the step before.
pub(super) type Steps = Vec<(Do, u32)>;

/// Where a referral ends, by what the screening suggests; a person decides, and may differ.
pub(super) fn end(dice: &mut Dice, suggestion: Suggestion) -> DemoResult<End> {
    let ends: &[(End, f64)] = match suggestion {
        Suggestion::PartnershipPlus => &[
            (End::PanelPartnershipPlus, 64.0),
            (End::PanelUniversalPlus, 11.0),
            (End::PanelRedirect, 5.0),
            (End::UniversalPlus, 8.0),
            (End::Withdrawn, 5.0),
            (End::Universal, 2.0),
            (End::Specialist, 2.0),
            (End::Safeguarding, 2.0),
            (End::Error, 1.0),
        ],
        Suggestion::Specialist => &[
            (End::Specialist, 62.0),
            (End::Safeguarding, 14.0),
            (End::UniversalPlus, 15.0),
            (End::PanelPartnershipPlus, 5.0),
            (End::Withdrawn, 4.0),
        ],
        Suggestion::OutOfScope => &[(End::Decline, 80.0), (End::Universal, 20.0)],
        Suggestion::UniversalPlus | Suggestion::Universal => &[
            (End::UniversalPlus, 72.0),
            (End::Universal, 14.0),
            (End::PanelPartnershipPlus, 3.0),
            (End::Decline, 3.0),
            (End::Withdrawn, 5.0),
            (End::Specialist, 1.2),
            (End::Safeguarding, 0.8),
            (End::Error, 1.0),
        ],
    };
    dice.weighted(ends)
}

/// Where the referral of somebody ends who is supported already.
pub(super) fn end_while_supported(dice: &mut Dice) -> DemoResult<End> {
    dice.weighted(&[
        (End::Universal, 45.0),
        (End::Withdrawn, 24.0),
        (End::Duplicate, 22.0),
        (End::Specialist, 6.0),
        (End::Safeguarding, 3.0),
    ])
}

/// The steps to an end.
pub(super) fn steps(dice: &mut Dice, end: End) -> DemoResult<Steps> {
    let mut steps = Vec::with_capacity(6);
    match end {
        End::Duplicate => return Ok(vec![(Do::MarkDuplicate, dice.between(0, 2))]),
        End::Error => return Ok(vec![(Do::MarkEnteredInError, dice.between(0, 1))]),
        End::Safeguarding if dice.chance(0.5) => return Ok(vec![(Do::EscalateToSafeguarding, 0)]),
        End::Withdrawn if dice.chance(0.4) => return Ok(vec![(Do::Withdraw, dice.between(1, 4))]),
        _ => {}
    }
    let taken_up = [(0, 32.0), (1, 34.0), (2, 16.0), (3, 9.0), (5, 5.0), (8, 3.0), (12, 1.0)];
    steps.push((Do::StartScreening, dice.weighted(&taken_up)?));
    if dice.chance(0.16) {
        steps.push((Do::RequestInformation, dice.between(0, 2)));
        steps.push((Do::InformationReceived, dice.between(2, 12)));
    }
    let looked_at = [(1, 22.0), (2, 24.0), (3, 20.0), (4, 14.0), (6, 11.0), (9, 6.0), (13, 3.0)];
    let decided = dice.weighted(&looked_at)?;
    match end {
        End::UniversalPlus => steps.push((Do::AcceptUniversalPlus, decided)),
        End::Universal => steps.push((Do::SupportAtUniversal, decided)),
        End::Decline => steps.push((Do::Decline, decided)),
        End::Withdrawn => steps.push((Do::Withdraw, decided)),
        End::Safeguarding => steps.push((Do::EscalateToSafeguarding, 0)),
        End::Specialist => {
            steps.push((Do::ReferToSpecialist, decided.min(3)));
            if dice.chance(0.85) {
                steps.push((Do::AcknowledgeHandOver, dice.between(2, 15)));
            }
        }
        End::PanelPartnershipPlus => panel(dice, &mut steps, Do::ApprovePartnershipPlus),
        End::PanelUniversalPlus => panel(dice, &mut steps, Do::ApproveUniversalPlus),
        End::PanelRedirect => panel(dice, &mut steps, Do::Redirect),
        End::Duplicate | End::Error => {}
    }
    if matches!(end, End::Decline | End::Universal | End::PanelRedirect) && dice.chance(0.05) {
        steps.push((Do::Reopen, dice.between(8, 40)));
        steps.push((Do::AcceptUniversalPlus, dice.between(1, 4)));
    }
    Ok(steps)
}

fn panel(dice: &mut Dice, steps: &mut Steps, decision: Do) {
    steps.push((Do::SendToPanel, dice.between(1, 3)));
    if dice.chance(0.9) {
        steps.push((Do::ListForPanel, dice.between(0, 2)));
        if dice.chance(0.14) {
            steps.push((Do::Defer, dice.between(2, 5)));
            steps.push((Do::ListForPanel, dice.between(4, 14)));
        }
    }
    steps.push((decision, dice.between(2, 5)));
}
