//! Tiers and the eleven offers.

mod offer;

pub use offer::{OFFERS, OfferKind};

use crate::code_list::code_list;

code_list! {
    /// A level of support (programme plan of Southampton's HeadStart, seed document 000).
    pub enum Tier {
        Universal = "universal", "Universal";
        UniversalPlus = "universal_plus", "Universal Plus";
        PartnershipPlus = "partnership_plus", "Partnership Plus";
    }
}

impl Tier {
    /// Whom the tier reaches.
    pub const fn reaches(self) -> &'static str {
        match self {
            Self::Universal => "Every young person, school, parent and adult in the area",
            Self::UniversalPlus => "Young people seen as needing help to cope",
            Self::PartnershipPlus => "Young people with more complex need",
        }
    }

    /// Who decides that a young person gets support at this tier.
    pub const fn decided_by(self) -> &'static str {
        match self {
            Self::Universal => "Open to all: nobody has to decide",
            Self::UniversalPlus => "The locality team, reached through the school's inclusion lead",
            Self::PartnershipPlus => {
                "The locality early-help panel, reached through the single point of access"
            }
        }
    }
}

code_list! {
    /// A criterion of a tier.
    pub enum Criterion {
        FallingEngagement = "falling_engagement", "Falling engagement in education";
        FirstTimeEntrantRisk = "first_time_entrant_risk", "Could become a first-time entrant to youth justice";
        DomesticAbuse = "domestic_abuse", "Lives, or has lived, with domestic abuse";
        PersistentAbsence = "persistent_absence", "Persistently absent, missing or disengaged from school";
        DomesticViolenceAndAbuse = "domestic_violence_and_abuse", "Lives, or has lived, with domestic violence and abuse";
        OffendingOrCrisis = "offending_or_crisis", "Offending, anti-social behaviour, or behaviour that risks exclusion or family crisis";
    }
}

impl Criterion {
    /// The tier whose criterion it is.
    pub const fn tier(self) -> Tier {
        match self {
            Self::FallingEngagement | Self::FirstTimeEntrantRisk | Self::DomesticAbuse => Tier::UniversalPlus,
            Self::PersistentAbsence | Self::DomesticViolenceAndAbuse | Self::OffendingOrCrisis => {
                Tier::PartnershipPlus
            }
        }
    }
}
