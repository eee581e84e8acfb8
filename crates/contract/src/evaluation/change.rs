//! Measurable change and added value.

use chrono::NaiveDate;
use headstart_domain::{disclosure::SuppressionPolicy, evaluation::Dimension};

use super::{Exclusion, OutcomeValue};
use crate::wire;

wire! {
    /// NHS England's measurable change metric: what all measures of one informant say together.
    pub struct MeasurableChangeTable {
        /// What the groups are broken down by.
        pub by: Vec<Dimension>,
        /// Only pairs whose last score is of this day or later.
        pub from: Option<NaiveDate>,
        /// Only pairs whose last score is of this day or earlier.
        pub to: Option<NaiveDate>,
        /// True when periods of support that still go on are left out.
        pub closed: bool,
        /// The rule for small numbers that was followed.
        pub policy: SuppressionPolicy,
        /// How many groups are held back.
        pub held_back: u64,
        /// Whether no other safe choice would hold back less.
        pub least_loss: bool,
        /// How the metric is read, in words.
        pub rule: String,
        /// In what it differs from the published metric (MHS111 to MHS115).
        pub differences: Vec<String>,
        /// What is left out, and how many.
        pub exclusions: Vec<Exclusion>,
        /// One row for each informant and group.
        pub rows: Vec<MeasurableChangeRow>,
    }

    /// What one informant's measures say of a group. The three shares need not add up to 1.
    pub struct MeasurableChangeRow {
        /// Who answered.
        pub informant: String,
        /// What the group has in common, one for each dimension asked for.
        pub values: Vec<OutcomeValue>,
        /// Periods of support with a valid score.
        pub assessed: u64,
        /// Those of them with a first and a last score on some scale.
        pub paired: u64,
        /// `paired` over `assessed`.
        pub paired_rate: Option<f64>,
        /// Paired periods with a reliable improvement on some scale and a deterioration on none.
        pub improved: u64,
        /// Paired periods without either, on some scale that has a smallest reliable change.
        pub unchanged: u64,
        /// Paired periods with a reliable deterioration on some scale, whatever else improved.
        pub deteriorated: u64,
        /// Paired periods on scales of which none has a smallest reliable change.
        pub unclassified: u64,
        /// `improved` over `paired`.
        pub improved_share: Option<f64>,
        /// Its 95 % interval, low (Wilson).
        pub improved_low: Option<f64>,
        /// Its 95 % interval, high.
        pub improved_high: Option<f64>,
        /// `unchanged` over `paired`.
        pub unchanged_share: Option<f64>,
        /// `deteriorated` over `paired`.
        pub deteriorated_share: Option<f64>,
        /// True when the group is too small for its figures to be shown.
        pub suppressed: bool,
    }

    /// The SDQ added value: by how much the difficulties that parents tell of lie below what was to be expected.
    pub struct AddedValueTable {
        /// What the groups are broken down by.
        pub by: Vec<Dimension>,
        /// Only pairs whose last score is of this day or later.
        pub from: Option<NaiveDate>,
        /// Only pairs whose last score is of this day or earlier.
        pub to: Option<NaiveDate>,
        /// The rule for small numbers that was followed.
        pub policy: SuppressionPolicy,
        /// How many groups are held back.
        pub held_back: u64,
        /// Whether no other safe choice would hold back less.
        pub least_loss: bool,
        /// Whether the coefficients were checked against their source. While false, show the figures with that mark.
        pub verified: bool,
        /// What that means, in words.
        pub mark: String,
        /// How the score comes about, in words.
        pub rule: String,
        /// What is left out, and how many.
        pub exclusions: Vec<Exclusion>,
        /// One row for each group.
        pub rows: Vec<AddedValueRow>,
    }

    /// The added value of one group.
    pub struct AddedValueRow {
        /// What the group has in common, one for each dimension asked for.
        pub values: Vec<OutcomeValue>,
        /// Periods of support that it is the mean of.
        pub periods: u64,
        /// Mean total difficulties at first, 0 to 40.
        pub mean_first: Option<f64>,
        /// Mean total difficulties at last, 0 to 40.
        pub mean_last: Option<f64>,
        /// Mean points below what was to be expected; positive means fared better.
        pub added_value: Option<f64>,
        /// Its 95 % interval, low.
        pub added_value_low: Option<f64>,
        /// Its 95 % interval, high.
        pub added_value_high: Option<f64>,
        /// The same in standard deviations.
        pub effect_size: Option<f64>,
        /// True when the group is too small for its figures to be shown.
        pub suppressed: bool,
    }
}
