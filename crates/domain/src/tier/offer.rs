//! The eleven offers of the programme.

use super::Tier;

/// One of the eleven offers, as the programme plan defines it (seed document 000).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferKind {
    /// Its reference in the plan, 1 to 11.
    pub number: u8,
    /// The tier it belongs to.
    pub tier: Tier,
    /// Its name.
    pub name: &'static str,
    /// What it is meant to change: what evaluation counts.
    pub outcome: &'static str,
}

impl OfferKind {
    /// The offer with a reference in the plan.
    pub fn numbered(number: u8) -> Option<&'static Self> {
        OFFERS.iter().find(|offer| offer.number == number)
    }
}

/// The eleven offers, by reference.
pub const OFFERS: [OfferKind; 11] = [
    OfferKind {
        number: 1,
        tier: Tier::Universal,
        name: "Workforce development",
        outcome: "Adults spot early signs of difficulty, can help, and know whom to ask",
    },
    OfferKind {
        number: 2,
        tier: Tier::Universal,
        name: "Emotional wellbeing for all",
        outcome: "Young people know about mental health and where to go for help",
    },
    OfferKind {
        number: 3,
        tier: Tier::Universal,
        name: "Talking about mental health without stigma",
        outcome: "Young people and adults can talk about how they feel without shame",
    },
    OfferKind {
        number: 4,
        tier: Tier::Universal,
        name: "Locality teams",
        outcome: "Every young person above Universal has one appointed person",
    },
    OfferKind {
        number: 5,
        tier: Tier::UniversalPlus,
        name: "Safe spaces to talk",
        outcome: "Young people can talk in confidence to a qualified counsellor",
    },
    OfferKind {
        number: 6,
        tier: Tier::UniversalPlus,
        name: "Safe places to be involved",
        outcome: "Young people take part, make friends, find talents and know an adult to talk to",
    },
    OfferKind {
        number: 7,
        tier: Tier::UniversalPlus,
        name: "Peer-to-peer support",
        outcome: "Young people have a caring network of trained peers",
    },
    OfferKind {
        number: 8,
        tier: Tier::UniversalPlus,
        name: "Transition support",
        outcome: "Young people feel settled and have friends before and after they start secondary school",
    },
    OfferKind {
        number: 9,
        tier: Tier::PartnershipPlus,
        name: "Group work to support parents",
        outcome: "Parents are confident in their own wellbeing and understand what their child needs",
    },
    OfferKind {
        number: 10,
        tier: Tier::PartnershipPlus,
        name: "Group work for behaviour and anti-social behaviour",
        outcome: "Disruptive behaviour at school or in the community stops",
    },
    OfferKind {
        number: 11,
        tier: Tier::PartnershipPlus,
        name: "Group work for young people who live with domestic abuse",
        outcome: "Young people who live with domestic abuse get help fitted to them",
    },
];
