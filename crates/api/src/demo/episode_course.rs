//! How periods of support go.

use headstart_domain::{
    episode::{EpisodeAction as Do, Outcome},
    tier::Tier,
};

use super::{DemoResult, dice::Dice};

/// What happens in a period of support, each so many working days after the step before.
#[derive(Debug, Clone)]
pub(super) struct Course {
    pub(super) steps: Vec<(Do, u32)>,
    pub(super) outcome: Outcome,
}

/// How support ends, by tier.
fn outcome(dice: &mut Dice, tier: Tier) -> DemoResult<Outcome> {
    let (up, down) = if tier == Tier::PartnershipPlus { (0.0, 14.0) } else { (6.0, 0.0) };
    dice.weighted(&[
        (Outcome::GoalsMet, 38.0),
        (Outcome::PartlyMet, 26.0),
        (Outcome::NotMet, 9.0),
        (Outcome::Disengaged, 10.0),
        (Outcome::Declined, 4.0),
        (Outcome::MovedAway, 2.5),
        (Outcome::ReferredOn, 3.0),
        (Outcome::SteppedUp, up),
        (Outcome::SteppedDown, down),
    ])
}

/// A course that chance gives.
pub(super) fn course(dice: &mut Dice, tier: Tier) -> DemoResult<Course> {
    let outcome = outcome(dice, tier)?;
    let allocated = dice.weighted(&[(0, 26.0), (1, 30.0), (2, 20.0), (4, 14.0), (7, 7.0), (11, 3.0)])?;
    let mut steps = vec![(Do::Allocate, allocated)];
    if outcome == Outcome::Declined {
        steps.push((Do::Close, dice.between(3, 14)));
        return Ok(Course { steps, outcome });
    }
    let started =
        dice.weighted(&[(1, 14.0), (2, 18.0), (4, 24.0), (6, 20.0), (9, 14.0), (14, 7.0), (21, 3.0)])?;
    steps.push((Do::Start, started));
    let weeks = match outcome {
        Outcome::Disengaged | Outcome::MovedAway => dice.between(4, 11),
        Outcome::ReferredOn | Outcome::SteppedUp => dice.between(5, 13),
        _ if tier == Tier::PartnershipPlus => dice.between(10, 24),
        _ => dice.between(7, 19),
    };
    let half = weeks * 5 / 2;
    let rest = if dice.chance(0.08) {
        steps.push((Do::Hold, half));
        steps.push((Do::Resume, dice.between(5, 20)));
        half
    } else if dice.chance(0.07) {
        steps.push((Do::Reallocate, half));
        half
    } else {
        weeks * 5
    };
    match outcome {
        // The panel decides on Partnership Plus.
        Outcome::SteppedUp => {
            steps.push((Do::AskPanel, rest));
            steps.push((Do::PanelStepUp, dice.between(4, 9)));
        }
        Outcome::SteppedDown => steps.push((Do::StepDown, rest)),
        Outcome::Disengaged | Outcome::MovedAway | Outcome::ReferredOn => steps.push((Do::Close, rest)),
        _ => {
            steps.push((Do::BeginClosing, rest));
            steps.push((Do::Close, dice.between(4, 16)));
        }
    }
    Ok(Course { steps, outcome })
}

/// Whether support went on to its planned end.
pub(super) const fn was_completed(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::GoalsMet | Outcome::PartlyMet | Outcome::NotMet | Outcome::SteppedDown | Outcome::SteppedUp
    )
}

/// How much less difficulty there is at the end, on average, in standard deviations between people.
pub(super) const fn gain(outcome: Outcome) -> f64 {
    match outcome {
        Outcome::GoalsMet => 0.72,
        Outcome::PartlyMet => 0.42,
        Outcome::SteppedDown => 0.5,
        Outcome::NotMet | Outcome::Disengaged => 0.0,
        Outcome::SteppedUp | Outcome::ReferredOn => -0.35,
        Outcome::Declined | Outcome::MovedAway | Outcome::Died => 0.2,
    }
}
