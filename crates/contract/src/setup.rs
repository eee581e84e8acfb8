//! How a partnership is set up: localities, clusters, wards, schools, organisations, offers.

mod check;

use chrono::NaiveDate;
use headstart_domain::{
    evaluation::Dimension,
    id::{ClusterId, LocalityId, OrganisationId, PartnershipId, SchoolId},
};

use crate::wire;

wire! {
    /// A partnership.
    pub struct PartnershipView {
        /// Its identifier.
        pub id: PartnershipId,
        /// Its short code.
        pub code: String,
        /// Its name.
        pub name: String,
    }

    /// A locality.
    pub struct LocalityView {
        /// Its identifier.
        pub id: LocalityId,
        /// Its name.
        pub name: String,
        /// The wards it is made of, by name; a home postcode belongs to the locality of its ward.
        pub wards: Vec<String>,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// A locality to make or change.
    #[serde(deny_unknown_fields)]
    pub struct LocalityInput {
        /// Its name.
        pub name: String,
        /// The wards it is made of, by name.
        pub wards: Vec<String>,
    }

    /// A cluster of schools.
    pub struct ClusterView {
        /// Its identifier.
        pub id: ClusterId,
        /// Its name.
        pub name: String,
        /// The locality it belongs to.
        pub locality_id: LocalityId,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// A cluster to make or change.
    #[serde(deny_unknown_fields)]
    pub struct ClusterInput {
        /// Its name.
        pub name: String,
        /// The locality it belongs to.
        pub locality_id: LocalityId,
    }

    /// A school as the partnership knows it.
    pub struct SchoolView {
        /// Its identifier.
        pub id: SchoolId,
        /// Unique reference number.
        pub urn: i32,
        /// Its name.
        pub name: String,
        /// Phase of education.
        pub phase: Option<String>,
        /// The locality it belongs to.
        pub locality_id: Option<LocalityId>,
        /// The cluster it belongs to.
        pub cluster_id: Option<ClusterId>,
        /// True when it takes part in the programme.
        pub takes_part: bool,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// What a partnership decides about a school.
    #[serde(deny_unknown_fields)]
    pub struct SchoolInput {
        /// The locality it belongs to.
        #[serde(default)]
        pub locality_id: Option<LocalityId>,
        /// The cluster it belongs to.
        #[serde(default)]
        pub cluster_id: Option<ClusterId>,
        /// True when it takes part in the programme.
        pub takes_part: bool,
    }

    /// An organisation that refers or delivers.
    pub struct OrganisationView {
        /// Its identifier.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// An organisation to make or change.
    #[serde(deny_unknown_fields)]
    pub struct OrganisationInput {
        /// Its name.
        pub name: String,
    }

    /// An offer to make or change.
    #[serde(deny_unknown_fields)]
    pub struct OfferInput {
        /// Its reference in the programme plan, 1 to 11.
        pub number: u8,
        /// Its name with this partnership; absent takes the plan's.
        #[serde(default)]
        pub name: Option<String>,
        /// The organisation that delivers it.
        #[serde(default)]
        pub organisation_id: Option<OrganisationId>,
        /// The most placements at a time; absent means no limit.
        #[serde(default)]
        pub places: Option<u32>,
        /// False when it is not offered any more.
        pub active: bool,
    }

    /// How many people the programme is for, by one thing that they have in common.
    pub struct PopulationView {
        /// What tells them apart.
        pub dimension: Dimension,
        /// The groups; none when no figures are set.
        pub figures: Vec<PopulationFigure>,
        /// Where the figures are published.
        pub source: Option<String>,
        /// The day they are of.
        pub as_at: Option<NaiveDate>,
        /// The version, for `If-Match`; 0 while none were ever set.
        pub version: i32,
    }

    /// Figures of a population to set.
    #[serde(deny_unknown_fields)]
    pub struct PopulationInput {
        /// The groups, each once. An empty list takes the figures away.
        pub figures: Vec<PopulationFigure>,
        /// Where the figures are published.
        pub source: String,
        /// The day they are of.
        pub as_at: NaiveDate,
    }

    /// How many people a group has.
    #[serde(deny_unknown_fields)]
    pub struct PopulationFigure {
        /// The code of the group, or the identifier of a locality or school.
        pub value: String,
        /// How many people.
        pub count: u64,
    }

    /// A postcode to look up. It stands in a body, because a home's postcode must not stand in an address.
    #[serde(deny_unknown_fields)]
    pub struct PostcodeLookup {
        /// The postcode, in either case and with any spacing.
        pub postcode: String,
    }
}
