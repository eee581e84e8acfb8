//! Instruments and measures.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    episode::{Mode, Point},
    id::{EpisodeId, GoalId, MeasureId},
    instrument::Aspect,
};
use serde_json::Value;

use crate::wire;

wire! {
    /// An instrument that can be completed.
    pub struct InstrumentView {
        /// Its key, as `sdq`.
        pub key: String,
        /// Its title.
        pub title: String,
        /// The version of the definition.
        pub version: String,
        /// Who can complete it.
        pub informants: Vec<InformantView>,
        /// Its items.
        pub items: Vec<ItemView>,
        /// The words of the answers from the lowest to the highest, where the licence lets us show them.
        pub labels: Vec<String>,
        /// True when the paper form has the lowest answer in its leftmost column and the highest in its rightmost.
        pub lowest_on_the_left: bool,
        /// True when some items are turned round as they are scored: they are told as they were answered.
        pub turns_round: bool,
        /// Its scales.
        pub scales: Vec<ScaleView>,
        /// Who holds the rights, and on what terms.
        pub licence: String,
        /// True when a supplement about impact is asked after the items.
        pub has_impact: bool,
        /// False when a fact in the definition still has to be verified; it is said beside every score.
        pub verified: bool,
        /// What is not verified, in words.
        pub verification_note: Option<String>,
    }

    /// Who can complete an instrument.
    pub struct InformantView {
        /// `self`, `parent`, `teacher` or `practitioner`.
        pub informant: String,
        /// The youngest age in years.
        pub age_from: u8,
        /// The oldest age in years.
        pub age_to: u8,
        /// How many questions about impact are asked after the items; none for most instruments.
        pub impact_items: u8,
    }

    /// An item.
    pub struct ItemView {
        /// Its number, from 1.
        pub number: u16,
        /// Its wording, where the licence lets us show it.
        pub wording: Option<String>,
        /// The lowest answer.
        pub min: f64,
        /// The highest answer.
        pub max: f64,
        /// The step between answers.
        pub step: f64,
    }

    /// A scale.
    pub struct ScaleView {
        /// Its key, as `total`.
        pub key: String,
        /// Its title.
        pub title: String,
        /// `lower` or `higher`: which way is better.
        pub better: String,
        /// The lowest score.
        pub min: f64,
        /// The highest score.
        pub max: f64,
    }

    /// A measure to record.
    #[serde(deny_unknown_fields)]
    pub struct MeasureInput {
        /// The instrument's key.
        pub instrument: String,
        /// `self`, `parent`, `teacher` or `practitioner`.
        pub informant: String,
        /// When in the period of support.
        pub point: Point,
        /// The day it was completed; not in the future.
        pub completed_on: NaiveDate,
        /// How the answers came in.
        pub mode: Mode,
        /// The answers in item order: a number, `null` for not answered, `"prefer_not_to_say"`.
        pub answers: Vec<Value>,
        /// The answers about impact, where the instrument asks for them.
        #[serde(default)]
        pub impact: Option<Vec<Option<f64>>>,
        /// Whether the screening question about impact was answered yes.
        #[serde(default)]
        pub impact_screen: Option<bool>,
    }

    /// A measure.
    pub struct MeasureView {
        /// Its identifier.
        pub id: MeasureId,
        /// The episode.
        pub episode_id: EpisodeId,
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub title: String,
        /// The version of the definition it was scored with.
        pub version: String,
        /// Who completed it.
        pub informant: String,
        /// When in the period of support.
        pub point: Point,
        /// The day it was completed.
        pub completed_on: NaiveDate,
        /// How the answers came in.
        pub mode: Mode,
        /// Who typed it in.
        pub entered_by: String,
        /// When.
        pub entered_at: DateTime<Utc>,
        /// The scores.
        pub scores: Vec<ScoreView>,
        /// Risk items that were endorsed, in words that show no wording.
        pub alerts: Vec<String>,
    }

    /// A score.
    pub struct ScoreView {
        /// The scale's key.
        pub scale: String,
        /// Its title.
        pub title: String,
        /// The score; absent when too few items were answered.
        pub score: Option<f64>,
        /// Items answered.
        pub answered: u16,
        /// Items of the scale.
        pub items: u16,
        /// True when missing answers were made up for.
        pub prorated: bool,
        /// The band in words.
        pub band: Option<String>,
        /// The score on the metric scale, where there is one.
        pub metric: Option<f64>,
        /// The T score, where there are norms.
        pub t: Option<f64>,
        /// `lower` or `higher`: which way is better.
        pub better: String,
        /// Change since the baseline, when there is one.
        pub change: Option<ChangeView>,
    }

    /// Change against the smallest reliable change.
    pub struct ChangeView {
        /// The score at baseline.
        pub from: f64,
        /// The difference, later minus earlier.
        pub change: f64,
        /// The smallest reliable change; absent when none is published.
        pub smallest_reliable: Option<f64>,
        /// Where that comes from.
        pub source: Option<String>,
        /// `improved`, `unchanged`, `deteriorated`, or absent without a smallest reliable change.
        pub category: Option<String>,
    }

    /// The course of one scale for one young person, for a chart; of goals, the course of one goal, however many
    /// periods of support it goes on through.
    pub struct ScoreSeries {
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub instrument_title: String,
        /// The scale's key.
        pub scale: String,
        /// Its title; of a goal, the young person's words for it.
        pub title: String,
        /// The goal whose ratings these are, as it stands in the last period of support.
        pub goal_id: Option<GoalId>,
        /// What it tells of somebody; aspects are shown side by side and never pooled.
        pub aspect: Aspect,
        /// True when it is made of other scales, as a total is.
        pub composite: bool,
        /// Who completed it.
        pub informant: String,
        /// `lower` or `higher`: which way is better.
        pub better: String,
        /// The lowest score; where T scores are shown, where their axis begins.
        pub min: f64,
        /// The highest score; where T scores are shown, where their axis ends.
        pub max: f64,
        /// Whether T scores are shown: 50 is the mean of young people of that sex and age.
        pub by_norms: bool,
        /// Bands from the lowest to the highest score.
        pub bands: Vec<BandView>,
        /// The smallest reliable change.
        pub smallest_reliable: Option<f64>,
        /// False when a fact behind it still has to be verified.
        pub verified: bool,
        /// The scores, oldest first.
        pub points: Vec<SeriesPoint>,
    }

    /// A band of scores.
    pub struct BandView {
        /// In words.
        pub label: String,
        /// The lowest score in it.
        pub from: f64,
        /// The highest score in it. Where scores are not whole numbers, the score that it stays below, which is the
        /// lowest one of the next band.
        pub to: f64,
    }

    /// One score of a series.
    pub struct SeriesPoint {
        /// The day it was completed.
        pub on: NaiveDate,
        /// The period of support.
        pub episode_id: EpisodeId,
        /// When in the period of support.
        pub point: Point,
        /// The score.
        pub score: f64,
        /// The band in words.
        pub band: Option<String>,
    }
}
