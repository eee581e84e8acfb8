//! A partnership's set-up in one document, as it is imported. Things refer to each other by name. What the
//! document leaves out stays as it is; an entry that it has must be complete, but a field that may be absent and is
//! stays as it is too.

use chrono::NaiveDate;
use headstart_domain::evaluation::Dimension;

use crate::wire;

wire! {
    /// How a partnership is set up.
    #[serde(deny_unknown_fields)]
    pub struct SetupFile {
        /// The partnership.
        pub partnership: SetupPartnership,
        /// Its localities.
        #[serde(default)]
        pub localities: Vec<SetupLocality>,
        /// Organisations that refer or deliver.
        #[serde(default)]
        pub organisations: Vec<SetupOrganisation>,
        /// Clusters of schools.
        #[serde(default)]
        pub clusters: Vec<SetupCluster>,
        /// Offers.
        #[serde(default)]
        pub offers: Vec<SetupOffer>,
        /// What is decided about schools; they themselves come from the register.
        #[serde(default)]
        pub schools: Vec<SetupSchool>,
        /// How many people the programme is for, by one thing at a time.
        #[serde(default)]
        pub population: Vec<SetupPopulation>,
    }

    /// How many people the programme is for, by one thing that they have in common.
    #[serde(deny_unknown_fields)]
    pub struct SetupPopulation {
        /// What tells them apart, by which the entry is told: `locality`, `school`, `sex`, `age`, `ethnicity`, `sen`,
        /// `fsm` or `deprivation`.
        pub dimension: Dimension,
        /// Where the figures are published.
        pub source: String,
        /// The day they are of.
        pub as_at: NaiveDate,
        /// All groups.
        pub figures: Vec<SetupFigure>,
    }

    /// How many people a group has.
    #[serde(deny_unknown_fields)]
    pub struct SetupFigure {
        /// The code of the group, the name of a locality, or the unique reference number of a school.
        pub group: String,
        /// How many people.
        pub count: u64,
    }

    /// A partnership.
    #[serde(deny_unknown_fields)]
    pub struct SetupPartnership {
        /// Its short code, by which it is told.
        pub code: String,
        /// Its name.
        pub name: String,
    }

    /// A locality.
    #[serde(deny_unknown_fields)]
    pub struct SetupLocality {
        /// Its name, by which it is told.
        pub name: String,
        /// The wards it is made of, by name.
        pub wards: Vec<String>,
    }

    /// An organisation.
    #[serde(deny_unknown_fields)]
    pub struct SetupOrganisation {
        /// Its name, by which it is told.
        pub name: String,
    }

    /// A cluster of schools.
    #[serde(deny_unknown_fields)]
    pub struct SetupCluster {
        /// Its name, by which it is told.
        pub name: String,
        /// The name of its locality.
        pub locality: String,
    }

    /// An offer.
    #[serde(deny_unknown_fields)]
    pub struct SetupOffer {
        /// Its name, by which it is told.
        pub name: String,
        /// Its reference in the programme plan, 1 to 11.
        pub number: u8,
        /// The name of the organisation that delivers it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<String>,
        /// The most placements at a time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub places: Option<u32>,
        /// False when it is not offered any more.
        pub active: bool,
    }

    /// What is decided about a school.
    #[serde(deny_unknown_fields)]
    pub struct SetupSchool {
        /// Its unique reference number, by which it is told.
        pub urn: String,
        /// The name of its locality.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub locality: Option<String>,
        /// The name of its cluster, which belongs to the same locality.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cluster: Option<String>,
        /// True when it takes part in the programme.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub takes_part: Option<bool>,
    }
}
