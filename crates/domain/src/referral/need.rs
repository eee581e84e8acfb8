//! Presenting needs.

use crate::{code_list::code_list, tier::Criterion};

code_list! {
    /// A presenting need: what the worry is about.
    pub enum Need {
        LowMood = "low_mood", "Low mood";
        Anxiety = "anxiety", "Worry or anxiety";
        SelfEsteem = "self_esteem", "Low confidence or self-esteem";
        Friendships = "friendships", "Friendships or loneliness";
        Bullying = "bullying", "Bullying";
        Bereavement = "bereavement", "Loss or bereavement";
        FamilyRelationships = "family_relationships", "Family relationships";
        Anger = "anger", "Anger";
        Transition = "transition", "The move to secondary school";
        Identity = "identity", "Identity";
        YoungCarer = "young_carer", "Caring for somebody";
        ParentSupport = "parent_support", "The parent or carer needs support";
        FallingEngagement = "falling_engagement", "Losing interest in school";
        PersistentAbsence = "persistent_absence", "Often absent or missing from school";
        ExclusionRisk = "exclusion_risk", "At risk of exclusion";
        YouthJusticeRisk = "youth_justice_risk", "Could get into trouble with the law";
        Offending = "offending", "Offending or anti-social behaviour";
        FamilyCrisis = "family_crisis", "The family is in crisis";
        DomesticAbuse = "domestic_abuse", "Domestic abuse, now or in the past";
        Eating = "eating", "Eating";
        SelfHarm = "self_harm", "Self-harm";
        SuicidalThoughts = "suicidal_thoughts", "Thoughts of suicide";
    }
}

/// How urgent a need is beyond early help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Early help fits.
    None,
    /// A specialist service may be needed: clinical need or risk is outside the programme.
    Specialist,
}

impl Need {
    /// The criteria of the tiers that this need meets.
    pub const fn criteria(self) -> &'static [Criterion] {
        match self {
            Self::FallingEngagement => &[Criterion::FallingEngagement],
            Self::YouthJusticeRisk => &[Criterion::FirstTimeEntrantRisk],
            Self::DomesticAbuse => &[Criterion::DomesticAbuse, Criterion::DomesticViolenceAndAbuse],
            Self::PersistentAbsence => &[Criterion::FallingEngagement, Criterion::PersistentAbsence],
            Self::Offending | Self::ExclusionRisk | Self::FamilyCrisis => &[Criterion::OffendingOrCrisis],
            _ => &[],
        }
    }

    /// True when one of the needs points beyond early help.
    pub fn any_risk(needs: &[Self]) -> bool {
        needs.iter().any(|need| need.risk() != Risk::None)
    }

    /// Whether the need points beyond early help.
    pub const fn risk(self) -> Risk {
        match self {
            Self::SelfHarm | Self::SuicidalThoughts | Self::Eating => Risk::Specialist,
            _ => Risk::None,
        }
    }
}
