//! What worries are about, and where they come from.

use chrono::NaiveDate;
use headstart_domain::{
    person::Sex,
    referral::{Need, Source},
};

use super::{DemoResult, dice::Dice, person::Person};

/// What a worry is mostly about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worry {
    Feelings,
    Friends,
    Loss,
    School,
    Move,
    Absence,
    Behaviour,
    Family,
    DomesticAbuse,
    Risk,
}

/// Where referrals come from, beside those of the police.
const SOURCES: [(Source, f64); 12] = [
    (Source::SchoolStaff, 26.0),
    (Source::InclusionLead, 27.0),
    (Source::SelfReferral, 7.0),
    (Source::ParentCarer, 11.0),
    (Source::Friend, 1.5),
    (Source::Gp, 5.0),
    (Source::SchoolNurse, 5.0),
    (Source::CamhsStepDown, 3.0),
    (Source::SocialCare, 5.0),
    (Source::YouthOffending, 2.5),
    (Source::VoluntarySector, 3.5),
    (Source::OtherPartnership, 1.0),
];

/// Where a referral comes from. The police tell of domestic abuse, and of nothing else.
pub(super) fn source(dice: &mut Dice, worry: Worry) -> DemoResult<Source> {
    loop {
        let source = dice.weighted(&SOURCES)?;
        // A youth offending service does not refer somebody who is about to change school.
        if source != Source::YouthOffending
            || matches!(worry, Worry::Behaviour | Worry::Absence | Worry::Family)
        {
            return Ok(source);
        }
    }
}

/// What somebody is worried about.
pub(super) fn worry(dice: &mut Dice, person: &Person, day: NaiveDate) -> DemoResult<Worry> {
    let moving = if person.age(day) < 12 { 45.0 } else { 0.0 };
    let behaviour = if person.sex == Sex::Male { 17.0 } else { 7.0 };
    dice.weighted(&[
        (Worry::Feelings, 38.0),
        (Worry::Friends, 12.0),
        (Worry::Loss, 5.0),
        (Worry::School, 11.0),
        (Worry::Move, moving),
        (Worry::Absence, 7.0),
        (Worry::Behaviour, behaviour),
        (Worry::Family, 6.0),
        (Worry::DomesticAbuse, 5.0),
        (Worry::Risk, 4.0),
    ])
}

/// The needs that a referrer ticks, in the order of the list.
pub(super) fn needs(dice: &mut Dice, worry: Worry) -> DemoResult<Vec<Need>> {
    let first = match worry {
        Worry::Feelings => {
            vec![*dice.one(&[Need::Anxiety, Need::Anxiety, Need::LowMood, Need::SelfEsteem])?]
        }
        Worry::Friends => vec![*dice.one(&[Need::Friendships, Need::Bullying, Need::Identity])?],
        Worry::Loss => vec![Need::Bereavement],
        Worry::School => vec![Need::FallingEngagement],
        Worry::Move => vec![Need::Transition],
        Worry::Absence => vec![Need::PersistentAbsence],
        Worry::Behaviour => {
            vec![*dice.one(&[Need::ExclusionRisk, Need::Offending, Need::YouthJusticeRisk])?]
        }
        Worry::Family => vec![*dice.one(&[Need::FamilyCrisis, Need::ParentSupport, Need::YoungCarer])?],
        Worry::DomesticAbuse => vec![Need::DomesticAbuse],
        Worry::Risk => vec![dice.weighted(&[
            (Need::SelfHarm, 6.0),
            (Need::Eating, 2.0),
            (Need::SuicidalThoughts, 2.0),
        ])?],
    };
    let mut needs = first;
    let often =
        [Need::Anxiety, Need::LowMood, Need::SelfEsteem, Need::Friendships, Need::FamilyRelationships];
    let with_behaviour = [Need::Anger, Need::FamilyRelationships, Need::FallingEngagement];
    let more = if worry == Worry::Behaviour { &with_behaviour[..] } else { &often[..] };
    for chance in [0.55, 0.2] {
        if dice.chance(chance) {
            needs.push(*dice.one(more)?);
        }
    }
    // Domestic abuse with something else is what the panel sees.
    if worry == Worry::DomesticAbuse && dice.chance(0.3) {
        needs.push(*dice.one(&[Need::PersistentAbsence, Need::ExclusionRisk, Need::FamilyCrisis])?);
    }
    needs.sort_unstable();
    needs.dedup();
    Ok(needs)
}
