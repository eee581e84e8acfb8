//! Tables that were published, and the rows behind a figure.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{disclosure::SuppressionPolicy, id::PublishedTableId};

use super::OutcomeValue;
use crate::wire;

wire! {
    /// Which outcomes a table is of, in the words of the outcomes' own parameters.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct OutcomeSelection {
        /// What the table is broken down by, separated by commas.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub by: Option<String>,
        /// Only this instrument, by its key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instrument: Option<String>,
        /// Only this scale of it, by its key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub scale: Option<String>,
        /// Only what this informant answered, by its code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub informant: Option<String>,
        /// Only these groups, as `tier:universal_plus` or `school:ID|ID`, separated by commas.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub only: Option<String>,
        /// Only pairs whose last score is of this day or later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from: Option<NaiveDate>,
        /// Only pairs whose last score is of this day or earlier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<NaiveDate>,
    }

    /// A table to publish.
    #[serde(deny_unknown_fields)]
    pub struct PublishedTableInput {
        /// What it is called; never the name of a young person.
        pub title: String,
        /// Which outcomes it is of.
        pub selection: OutcomeSelection,
    }

    /// A table in the register.
    pub struct PublishedTableLine {
        /// Its identifier.
        pub id: PublishedTableId,
        /// What it is called.
        pub title: String,
        /// Which outcomes it is of.
        pub selection: OutcomeSelection,
        /// Who published it.
        pub published_by: String,
        /// When.
        pub published_at: DateTime<Utc>,
    }

    /// A table as it was published. It never changes.
    pub struct PublishedTableView {
        /// Its identifier.
        pub id: PublishedTableId,
        /// What it is called.
        pub title: String,
        /// Which outcomes it is of.
        pub selection: OutcomeSelection,
        /// Who published it.
        pub published_by: String,
        /// When.
        pub published_at: DateTime<Utc>,
        /// The rule for small numbers that was followed.
        pub policy: SuppressionPolicy,
        /// How scores were paired, in words.
        pub pairing: String,
        /// What a figure that is absent (in the CSV `*`) means.
        pub held_back_mark: String,
        /// Its rows. Counts are rounded to the nearest five, and need not add up.
        pub rows: Vec<PublishedRow>,
    }

    /// A row of a published table.
    pub struct PublishedRow {
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
        /// What the group has in common, one for each dimension.
        pub values: Vec<OutcomeValue>,
        /// Periods of support with a valid first score, rounded; absent when held back.
        pub measured: Option<u64>,
        /// Periods with a first and a last score, rounded; absent when held back.
        pub paired: Option<u64>,
        /// `paired` of `measured` in per cent; absent when held back.
        pub paired_percent: Option<f64>,
        /// Mean change to one decimal, positive = got better.
        pub mean_change: Option<f64>,
        /// Its 95 % interval, low.
        pub mean_change_low: Option<f64>,
        /// Its 95 % interval, high.
        pub mean_change_high: Option<f64>,
        /// Hedges' g to two decimals, positive = got better.
        pub effect_size: Option<f64>,
        /// Pairs with a reliable improvement, of those that can be classified, in per cent; absent when held back.
        pub improved_percent: Option<f64>,
        /// Pairs with a reliable deterioration, of the same, in per cent; absent when held back.
        pub deteriorated_percent: Option<f64>,
        /// True when the group is held back.
        pub suppressed: bool,
    }
}
