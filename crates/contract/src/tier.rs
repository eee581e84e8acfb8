//! Tiers, their criteria and offers.

use headstart_domain::{
    id::{OfferId, OrganisationId},
    tier::{Criterion, Tier},
};

use crate::wire;

wire! {
    /// A tier as the partnership runs it.
    pub struct TierView {
        /// The tier.
        pub tier: Tier,
        /// Its name.
        pub name: String,
        /// Whom it reaches.
        pub reaches: String,
        /// Who decides.
        pub decided_by: String,
        /// Its criteria.
        pub criteria: Vec<CriterionView>,
        /// The offers of the partnership at this tier.
        pub offers: Vec<OfferView>,
    }

    /// A criterion.
    pub struct CriterionView {
        /// The criterion.
        pub criterion: Criterion,
        /// In words.
        pub label: String,
    }

    /// An offer as the partnership provides it.
    pub struct OfferView {
        /// Its identifier.
        pub id: OfferId,
        /// Its reference in the programme plan, 1 to 11.
        pub number: u8,
        /// Its tier.
        pub tier: Tier,
        /// Its name.
        pub name: String,
        /// What it is meant to change.
        pub outcome: String,
        /// The organisation that delivers it.
        pub organisation_id: Option<OrganisationId>,
        /// That organisation's name.
        pub organisation: Option<String>,
        /// The most placements at a time; absent when there is no limit.
        pub places: Option<u32>,
        /// Placements that take a place now.
        pub taken: u32,
        /// False when it is not offered any more.
        pub active: bool,
        /// The version, for `If-Match`.
        pub version: i32,
    }
}
