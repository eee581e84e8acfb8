//! Outcomes of the programme.

mod change;
mod published;
mod reach;
mod rows;

pub use self::change::{AddedValueRow, AddedValueTable, MeasurableChangeRow, MeasurableChangeTable};
pub use self::published::{
    OutcomeSelection, PublishedRow, PublishedTableInput, PublishedTableLine, PublishedTableView,
};
pub use self::reach::{PopulationSource, ReachRow, ReachTable};
pub use self::rows::{AddedValueFigureRow, ChangeFigureRow, FigureRecord, FigureRow, ReachFigureRow};

use chrono::NaiveDate;
use headstart_domain::{
    disclosure::SuppressionPolicy,
    evaluation::Dimension,
    statistics::{XmrKind, XmrSignal},
};

use crate::wire;

wire! {
    /// Outcomes by group. Every figure counts only young people with consent to evaluation.
    pub struct Outcomes {
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
        /// Whether no other safe choice would hold back less; false when the table is too large to try them all.
        pub least_loss: bool,
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
        /// What is counted: `periods` of support, `young people`, `forms`, or `groups`.
        pub unit: String,
        /// How many, within the filters and period of the figures; 0 when that is held back.
        pub episodes: u64,
        /// True when there are so few in a part of the programme that their number would tell of somebody.
        pub suppressed: bool,
    }

    /// What a group has in common.
    pub struct OutcomeValue {
        /// In which respect.
        pub dimension: Dimension,
        /// The code or identifier; empty when not known.
        pub value: String,
        /// The words for it.
        pub label: String,
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
        /// Where the figures of this row are defined.
        pub definition: String,
        /// What the group has in common, one for each dimension asked for.
        pub values: Vec<OutcomeValue>,
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
        /// Pairs whose scores both have a band.
        pub banded: u64,
        /// Those of them whose first score lies in a raised band.
        pub raised_first: u64,
        /// Those whose first score lies in a raised band and whose last one does not.
        pub moved_out: u64,
        /// Those whose last score lies in a raised band and whose first one does not.
        pub moved_into: u64,
        /// The smallest reliable change used.
        pub smallest_reliable: Option<f64>,
        /// True when the group is too small for its figures to be shown.
        pub suppressed: bool,
    }

    /// What the figures of one scale mean and how they come about.
    pub struct OutcomeDefinition {
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub instrument_title: String,
        /// The version of its definition that scores now.
        pub instrument_version: String,
        /// The scale's key.
        pub scale: String,
        /// Its title.
        pub scale_title: String,
        /// Who completed it.
        pub informant: String,
        /// `lower` or `higher`: which way is better.
        pub better: String,
        /// How scores are paired.
        pub pairing: String,
        /// Which of the numbers of a score is compared: `score`, `metric` or `t`.
        pub compared: String,
        /// The smallest reliable change; absent when none is published.
        pub threshold: Option<ThresholdDefinition>,
        /// The bands that count as raised, over all tables of bands.
        pub raised_bands: Vec<String>,
        /// Each figure with its formula.
        pub figures: Vec<FigureDefinition>,
        /// What is left out, in words.
        pub exclusions: Vec<String>,
    }

    /// A smallest reliable change and where it is from.
    pub struct ThresholdDefinition {
        /// In points of the number that is compared.
        pub points: f64,
        /// Where it is published.
        pub source: String,
        /// Whether it was checked against its source.
        pub verified: bool,
    }

    /// A figure and its formula.
    pub struct FigureDefinition {
        /// The field of a row.
        pub figure: String,
        /// The formula.
        pub formula: String,
    }

    /// A figure month by month, with the limits within which it varies by chance (XmR).
    pub struct OverTime {
        /// What is shown.
        pub title: String,
        /// `lower` or `higher`: which way is better; `neither` where neither is, and no signal is good or bad.
        pub better: String,
        /// The months in order.
        pub months: Vec<MonthPoint>,
        /// The last day that there can be a month of: the month that goes on is neither shown nor part of the limits.
        pub until: NaiveDate,
        /// The first month, as `2026-05`, where it is left out: what is counted did not run from its first weekday, so
        /// that it is neither shown nor part of the limits.
        pub partial_first: Option<String>,
        /// The mean of the months shown; absent below two of them.
        pub mean: Option<f64>,
        /// The lower natural limit; of a share, no lower than 0.
        pub lower: Option<f64>,
        /// The upper natural limit; of a share, no higher than 100.
        pub upper: Option<f64>,
        /// Whether there are twelve months, below which the limits are not firm.
        pub firm: bool,
        /// How many months are held back.
        pub held_back: u64,
        /// What is left out of the months, and how many.
        pub exclusions: Vec<Exclusion>,
    }

    /// One month.
    pub struct MonthPoint {
        /// The month, as `2026-05`.
        pub month: String,
        /// How many the value is of; 0 when held back.
        pub count: u64,
        /// The value; absent when held back.
        pub value: Option<f64>,
        /// The first rule of the chart that it meets, if any.
        pub signal: Option<XmrSignal>,
        /// What that says; absent when held back.
        pub kind: Option<XmrKind>,
    }

    /// A share in each school or organisation, against what chance would have it.
    pub struct Funnel {
        /// What is shown.
        pub title: String,
        /// The share of all together; absent when there is nobody.
        pub baseline: Option<f64>,
        /// The rule for small numbers that was followed.
        pub policy: SuppressionPolicy,
        /// How many groups are held back.
        pub held_back: u64,
        /// What is left out, and how many.
        pub exclusions: Vec<Exclusion>,
        /// The groups, the largest first; those held back are left out.
        pub points: Vec<FunnelPoint>,
    }

    /// One group of a funnel plot.
    pub struct FunnelPoint {
        /// Which group.
        pub group: OutcomeValue,
        /// How many the share is of.
        pub count: u64,
        /// The share, in per cent.
        pub percent: f64,
        /// Inner lower limit, in per cent: 1 in 40 lies below by chance.
        pub lower_2s: f64,
        /// Inner upper limit.
        pub upper_2s: f64,
        /// Outer lower limit: 1 in 1000 lies below by chance.
        pub lower_3s: f64,
        /// Outer upper limit.
        pub upper_3s: f64,
    }
}
