//! Whom the programme reaches.

use chrono::NaiveDate;
use headstart_domain::{disclosure::SuppressionPolicy, evaluation::Dimension};

use super::{Exclusion, OutcomeValue};
use crate::wire;

wire! {
    /// Whom the programme reaches, against the population that it is for.
    pub struct ReachTable {
        /// What the groups are told apart by.
        pub by: Dimension,
        /// The population; absent when none is known, and then nothing is compared.
        pub population: Option<PopulationSource>,
        /// Who counts as reached, in words.
        pub rule: String,
        /// The rule for small numbers that was followed.
        pub policy: SuppressionPolicy,
        /// How many groups are held back.
        pub held_back: u64,
        /// Young people reached whose group has a figure in the population; without a population, all of them.
        /// Absent when they are too few to be told of.
        pub compared: Option<u64>,
        /// What is left out, and how many.
        pub exclusions: Vec<Exclusion>,
        /// One row for each group, in the order of the code list, or by name.
        pub rows: Vec<ReachRow>,
    }

    /// Where the figures of a population are from.
    pub struct PopulationSource {
        /// Where they are published, in words.
        pub source: String,
        /// The day they are of, where that is known.
        pub as_at: Option<NaiveDate>,
        /// How many people they are together.
        pub people: u64,
        /// True when an administrator has set them; false when they are those of the imported neighbourhoods.
        pub set: bool,
    }

    /// Whom the programme reaches of one group.
    pub struct ReachRow {
        /// Which group.
        pub group: OutcomeValue,
        /// Young people reached; 0 when held back.
        pub reached: u64,
        /// Their share of those compared.
        pub share: Option<f64>,
        /// People of the group in the population; absent when it has no figure for the group.
        pub population: Option<u64>,
        /// Their share of the population.
        pub population_share: Option<f64>,
        /// `share` over `population_share`: 1 is in proportion.
        pub relative_representation: Option<f64>,
        /// Its 95 % interval, low. The population is taken as known.
        pub relative_representation_low: Option<f64>,
        /// Its 95 % interval, high.
        pub relative_representation_high: Option<f64>,
        /// The rate at which the group is reached over that of everybody else.
        pub reach_ratio: Option<f64>,
        /// Its 95 % interval, low.
        pub reach_ratio_low: Option<f64>,
        /// Its 95 % interval, high.
        pub reach_ratio_high: Option<f64>,
        /// True when too few are reached for the figures to be shown.
        pub suppressed: bool,
    }
}
