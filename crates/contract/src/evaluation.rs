//! Outcomes of the programme.

use headstart_domain::{
    id::{LocalityId, OfferId},
    tier::Tier,
};

use crate::wire;

wire! {
    /// Outcomes by group. Every figure counts only young people with consent to evaluation.
    pub struct Outcomes {
        /// How scores were paired, in words.
        pub pairing: String,
        /// What is left out, and how many.
        pub exclusions: Vec<Exclusion>,
        /// One row for each group that has measures.
        pub rows: Vec<OutcomeRow>,
    }

    /// Something left out of the figures.
    pub struct Exclusion {
        /// Why, in words.
        pub reason: String,
        /// How many episodes.
        pub episodes: u64,
    }

    /// The outcome of one group on one scale.
    pub struct OutcomeRow {
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub instrument_title: String,
        /// The scale's key.
        pub scale: String,
        /// Its title.
        pub scale_title: String,
        /// Who completed it.
        pub informant: String,
        /// `lower` or `higher`: which way is better.
        pub better: String,
        /// The tier; absent when not broken down by it.
        pub tier: Option<Tier>,
        /// The offer; absent when not broken down by it.
        pub offer_id: Option<OfferId>,
        /// The offer's name.
        pub offer: Option<String>,
        /// The locality; absent when not broken down by it.
        pub locality_id: Option<LocalityId>,
        /// The locality's name.
        pub locality: Option<String>,
        /// Episodes with a valid first score.
        pub measured: u64,
        /// Episodes with a valid first and last score.
        pub paired: u64,
        /// `paired` over `measured`.
        pub paired_rate: Option<f64>,
        /// Mean of the first scores.
        pub mean_first: Option<f64>,
        /// Mean of the last scores.
        pub mean_last: Option<f64>,
        /// Mean change, positive = got better.
        pub mean_change: Option<f64>,
        /// Its 95 % interval, low.
        pub mean_change_low: Option<f64>,
        /// Its 95 % interval, high.
        pub mean_change_high: Option<f64>,
        /// Hedges' g with average standard deviation, positive = got better.
        pub effect_size: Option<f64>,
        /// Its 95 % interval, low.
        pub effect_size_low: Option<f64>,
        /// Its 95 % interval, high.
        pub effect_size_high: Option<f64>,
        /// Episodes with a reliable improvement.
        pub improved: u64,
        /// Episodes without a reliable change.
        pub unchanged: u64,
        /// Episodes with a reliable deterioration.
        pub deteriorated: u64,
        /// Paired episodes whose scale has no published smallest reliable change.
        pub no_threshold: u64,
        /// The smallest reliable change used.
        pub smallest_reliable: Option<f64>,
        /// True when the group is too small for its figures to be shown.
        pub suppressed: bool,
    }
}
