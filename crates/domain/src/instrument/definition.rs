//! What an instrument is, as its definition file says it.
//!
//! A definition holds item numbers, values, scales, rules and sources. It holds wording only where the licence
//! lets anyone ship it; otherwise a site adds the wording under its own licence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::respondent::{Aspect, Better, Informant, NormSex};

/// One version of one instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The instrument's key, the same in all versions.
    pub key: String,
    /// The version of this rule set; a change to any rule, table or threshold makes a new one.
    pub version: u32,
    /// The instrument's full name.
    pub title: String,
    /// What the instrument is for.
    pub purpose: Purpose,
    /// What its scales tell of somebody, where they do not say it themselves.
    #[serde(default)]
    pub aspect: Aspect,
    /// Who may fill it in.
    pub informants: Vec<Respondent>,
    /// Whether an age that neither the instrument nor the programme covers is refused.
    #[serde(default = "yes")]
    pub refuse_other_ages: bool,
    /// The items and the values they take.
    pub answers: Answers,
    /// The impact supplement, where there is one.
    #[serde(default)]
    pub impact: Option<Impact>,
    /// The names of the band tables one may choose from; the first is the default.
    #[serde(default)]
    pub band_tables: Vec<String>,
    /// For each band table, the years added to the age before the norms are looked up.
    #[serde(default)]
    pub norm_age_shift: BTreeMap<String, i8>,
    /// The scales, each after those it is made of.
    pub scales: Vec<Scale>,
    /// The items that must reach a person at once when they are endorsed.
    #[serde(default)]
    pub risks: Vec<Risk>,
    /// How it may be used in a survey of whole year groups; absent when it may not be.
    #[serde(default)]
    pub school_survey: Option<SchoolSurvey>,
    /// On what terms the instrument may be used.
    pub licence: Licence,
    /// What in this definition is not yet checked against a published source.
    #[serde(default)]
    pub unverified: Vec<String>,
    /// What whoever reads a score must bear in mind.
    #[serde(default)]
    pub cautions: Vec<String>,
    /// Where the rules come from.
    pub sources: Vec<String>,
}

const fn yes() -> bool {
    true
}

/// How an instrument may be used in a survey of whole year groups (the Wellbeing Measurement Framework and what
/// followed it). Nobody sees a single pupil's answers there, so nothing may be asked that somebody would have to
/// act on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolSurvey {
    /// Whether its bands were made from a whole population of the survey's ages. Bands made from adults, or from
    /// people who had been referred, say nothing of a school.
    pub bands_fit: bool,
    /// What a band is called where schools read of it, when its own name is one for clinicians: a survey judges nobody's
    /// health. By the band's name; the others are read by theirs.
    #[serde(default)]
    pub band_words: BTreeMap<String, String>,
    /// Which survey used it.
    pub source: String,
}

/// What an instrument is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// It measures how someone is, so change in it is an outcome.
    Outcome,
    /// It measures what someone thought of the service; it never enters rates of change.
    Experience,
}

/// One kind of informant and the ages of young people for whom their answers were validated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Respondent {
    /// Who answers.
    pub informant: Informant,
    /// The young person's age in completed years, first and last.
    #[serde(default)]
    pub ages: Option<(u8, u8)>,
}

/// The items of an instrument and the values they take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// How many items there are.
    pub count: usize,
    /// How many must be given, answered or not; those left off at the end count as not answered.
    #[serde(default)]
    pub fewest: Option<usize>,
    /// The lowest value of an item.
    pub min: i32,
    /// The highest value of an item.
    pub max: i32,
    /// How many steps make 1: 1 for whole numbers, 10 for a line read to a tenth.
    #[serde(default = "one")]
    pub steps_per_unit: i32,
    /// Whether the published paper form has the lowest value in its leftmost column and the highest in its
    /// rightmost, for every item: then the columns tell which value was ticked, whatever else is printed there.
    #[serde(default)]
    pub lowest_on_the_left: bool,
    /// The items whose values are turned round before they are summed, counted from 1.
    #[serde(default)]
    pub reversed: Vec<usize>,
    /// The question above the items, where it may be shipped.
    #[serde(default)]
    pub stem: Option<String>,
    /// The items' wording in order, where it may be shipped.
    #[serde(default)]
    pub wording: Vec<String>,
    /// The words for the values from `min` to `max`, where they may be shipped.
    #[serde(default)]
    pub labels: Vec<String>,
}

const fn one() -> i32 {
    1
}

/// A supplement on what difficulties do to daily life, scored apart from the items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// What each answer, from 0, adds to the impact score.
    pub values: Vec<i32>,
    /// How many impact items each informant answers.
    pub items: BTreeMap<Informant, usize>,
}

/// One scale of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The scale's key within the instrument.
    pub key: String,
    /// The scale's name.
    pub title: String,
    /// Which way is better.
    pub better: Better,
    /// What it tells of somebody, where that differs from the instrument's other scales.
    #[serde(default)]
    pub aspect: Option<Aspect>,
    /// What the scale is made of.
    pub source: Source,
    /// How the values become one score.
    #[serde(default)]
    pub combine: Combine,
    /// What happens when items are not answered. Scales made of scales have no rule: all parts are needed.
    #[serde(default)]
    pub missing: Missing,
    /// A second score looked up or computed from the first.
    #[serde(default)]
    pub metric: Option<Metric>,
    /// Means and standard deviations for T scores.
    #[serde(default)]
    pub norms: Vec<Norm>,
    /// The bands, by table and by whom they are for.
    #[serde(default)]
    pub bands: Vec<BandTable>,
    /// How much change is more than chance, by informant.
    #[serde(default)]
    pub reliable_change: Vec<Threshold>,
    /// The SNOMED CT id of the score, by informant.
    #[serde(default)]
    pub snomed: BTreeMap<Informant, String>,
    /// What of this scale is not yet checked against a published source.
    #[serde(default)]
    pub unverified: Vec<String>,
}

/// What a scale is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Items, counted from 1.
    Items(Vec<usize>),
    /// Scales that come before it, by key; their scores are added.
    Scales(Vec<String>),
    /// The impact supplement.
    Impact,
}

/// How the values of a scale's items become one score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// They are added.
    #[default]
    Sum,
    /// Their mean is taken.
    Mean,
}

/// What happens when some of a scale's items are not answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Missing {
    /// Every item is needed.
    #[default]
    All,
    /// The sum is scaled up to the full number of items: sum x items / answered.
    Prorate {
        /// How many items may be missing.
        at_most: usize,
        /// How the scaled sum is rounded.
        round: Rounding,
    },
    /// Each missing item is given the mean of the answered ones, rounded half up to a value of the item.
    Impute {
        /// How many items may be missing.
        at_most: usize,
    },
    /// The answered items are combined as they are; at least one is needed.
    Skip,
}

/// How a prorated score is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Not at all.
    None,
    /// To a whole number, halves up. (Rounding halves to even gives 2 where the SDQ's rule gives 3.)
    HalfUp,
}

/// A second score made from the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Metric {
    /// Looked up: the values for the lowest score, the next whole number, and so on to the highest.
    Table(Vec<f64>),
    /// (score - `less`) x `times`.
    Linear {
        /// Taken off first.
        less: f64,
        /// Then the factor.
        times: f64,
    },
}

/// Norms of one informant and sex for T scores: T = (score - mean) / sd x 10 + 50.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Who answered.
    pub informant: Informant,
    /// The young person's sex.
    pub sex: NormSex,
    /// First age, last age, mean, standard deviation.
    pub rows: Vec<(u8, u8, f64, f64)>,
}

/// A list of bands and whom it is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandTable {
    /// The band tables it belongs to, by name; none means all.
    #[serde(default)]
    pub tables: Vec<String>,
    /// The informants it is for; none means all.
    #[serde(default)]
    pub informants: Vec<Informant>,
    /// The sex it is for, when it is for one.
    #[serde(default)]
    pub sex: Option<NormSex>,
    /// The ages it is for, first and last, when it is for some.
    #[serde(default)]
    pub ages: Option<(u8, u8)>,
    /// Which number the bands divide.
    #[serde(default)]
    pub on: Basis,
    /// Whether the edges were checked against a published source.
    pub verified: bool,
    /// The bands' names from the lowest scores up, in lower case with hyphens.
    pub bands: Vec<String>,
    /// The lowest number in each band but the first. A band runs from its own edge to just below the next
    /// one's, so there can be no gap and no overlap, whole numbers or not.
    pub edges: Vec<f64>,
}

/// Which number of a scale is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The score itself.
    #[default]
    Score,
    /// The metric score.
    Metric,
    /// The T score.
    T,
}

/// The smallest change that is more than measurement error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The informants it is for; none means all.
    #[serde(default)]
    pub informants: Vec<Informant>,
    /// The change, in either direction, from which it counts (equality counts).
    pub threshold: f64,
    /// Which number must have changed by it.
    #[serde(default)]
    pub on: Basis,
    /// Where it comes from.
    pub source: String,
    /// Whether it was checked against that source.
    pub verified: bool,
}

/// An item whose answer must reach a person, whether or not the scale can be scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// The item, counted from 1.
    pub item: usize,
    /// The lowest answer that counts as endorsed.
    pub at_least: i32,
    /// What the item is about, in our words.
    pub about: String,
    /// Whether the item's number was checked against a published source.
    pub verified: bool,
}

/// On what terms an instrument may be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Who holds the rights.
    pub holder: String,
    /// The terms in short.
    pub terms: String,
    /// Whether the wording may be shipped with the software.
    pub wording_may_ship: bool,
    /// Whether the terms were checked against a published source.
    pub verified: bool,
}
