//! The rows behind figures.

use chrono::NaiveDate;
use headstart_domain::id::{EpisodeId, YoungPersonId};

use crate::wire;

wire! {
    /// A row behind a figure: one period of support.
    pub struct FigureRow {
        /// A name of the young person in the rows of this very figure, which tells nothing and is the same in no
        /// other; absent where `record` is there.
        pub pseudonym: Option<String>,
        /// The record, for those whose reach holds the young person.
        pub record: Option<FigureRecord>,
        /// The first valid score; absent, as the last and the change, beside a pseudonym where T scores are compared:
        /// they would tell sex and age.
        pub first_score: Option<f64>,
        /// The last valid score after it; absent while there is none.
        pub last_score: Option<f64>,
        /// The change, positive = got better.
        pub change: Option<f64>,
        /// Days from the first to the last score; absent while there is no last one.
        pub days: Option<i64>,
        /// `improved`, `unchanged` or `deteriorated`; absent without a last score or a smallest reliable change.
        pub category: Option<String>,
        /// Whether the first score lies in a raised band; absent where it has no band, and beside a pseudonym where
        /// bands go by sex or age.
        pub first_raised: Option<bool>,
        /// Whether the last score lies in a raised band.
        pub last_raised: Option<bool>,
    }

    /// A row behind a figure of measurable change: one period of support, and on how many scales of the informant what
    /// happened.
    pub struct ChangeFigureRow {
        /// A name of the young person in the rows of this very figure, which tells nothing and is the same in no
        /// other; absent where `record` is there.
        pub pseudonym: Option<String>,
        /// The record, for those whose reach holds the young person.
        pub record: Option<FigureRecord>,
        /// Scales with a score.
        pub scales: u64,
        /// Those of them with a later one.
        pub paired: u64,
        /// Those with a reliable improvement.
        pub improved: u64,
        /// Those without a reliable change.
        pub unchanged: u64,
        /// Those with a reliable deterioration.
        pub deteriorated: u64,
        /// `improved`, `unchanged` or `deteriorated`: what they say together; absent without a pair on a scale that has
        /// a smallest reliable change.
        pub category: Option<String>,
    }

    /// The record behind a row.
    pub struct FigureRecord {
        /// The young person.
        pub young_person_id: YoungPersonId,
        /// Their reference.
        pub reference: String,
        /// The period of support.
        pub episode_id: EpisodeId,
    }

    /// A row behind an added value: one period of support, with the parents' scores that go into it.
    pub struct AddedValueFigureRow {
        /// A name of the young person in the rows of this very figure, which tells nothing and is the same in no
        /// other; absent where `record` is there.
        pub pseudonym: Option<String>,
        /// The record, for those whose reach holds the young person.
        pub record: Option<FigureRecord>,
        /// Total difficulties on the first form, 0 to 40.
        pub first_total: f64,
        /// Impact on the first form, 0 to 10.
        pub first_impact: f64,
        /// Emotional problems on the first form, 0 to 10.
        pub first_emotional: f64,
        /// Total difficulties on the last form, 0 to 40.
        pub last_total: f64,
        /// Days from the first form to the last, 120 to 245.
        pub days: i64,
        /// What was to be expected on the last form without support.
        pub expected: f64,
        /// `expected` less `last_total`: positive means fared better.
        pub added_value: f64,
    }

    /// A row behind a figure of reach: one young person.
    pub struct ReachFigureRow {
        /// The young person.
        pub young_person_id: YoungPersonId,
        /// Their reference.
        pub reference: String,
        /// The day on which their first period of support began.
        pub first_supported_on: NaiveDate,
    }
}
