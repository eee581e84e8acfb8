//! The instruments there are, read once from the definitions compiled in.

use std::sync::LazyLock;

use super::definition::{
    Answers, Definition, Licence, Purpose, Respondent, Risk, Scale, SchoolSurvey, Source,
};
use super::respondent::{Aspect, Informant};

// `DEFINITIONS`: the text of every file in the crate's `instruments` folder, each checked by the build script.
include!(concat!(env!("OUT_DIR"), "/definitions.rs"));

static CATALOGUE: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    let mut instruments: Vec<Instrument> =
        DEFINITIONS.iter().filter_map(|text| serde_json::from_str(text).ok()).map(Instrument::new).collect();
    instruments.sort_by(|a, b| (a.key(), b.version()).cmp(&(b.key(), a.version())));
    instruments
});

/// The key of the instrument that rates the young person's own goals, each in a scale of its own.
pub const GOALS: &str = "gbo";

/// One version of an instrument, ready to score.
#[derive(Debug)]
pub struct Instrument {
    definition: Definition,
    pub(super) parts: Vec<Parts>,
}

/// What a scale is made of, with everything looked up beforehand.
#[derive(Debug)]
pub(super) enum Parts {
    /// Places in the array of answers, each with whether it is reversed.
    Items(Vec<(usize, bool)>),
    /// Places in the list of scales.
    Scales(Vec<usize>),
    /// The impact supplement.
    Impact,
}

impl Instrument {
    /// Every instrument in its every version, by key, newest version first.
    pub fn all() -> &'static [Self] {
        &CATALOGUE
    }

    /// The newest version of the instrument with this key.
    pub fn find(key: &str) -> Option<&'static Self> {
        Self::all().iter().find(|instrument| instrument.key() == key)
    }

    /// One version of the instrument with this key.
    pub fn find_version(key: &str, version: u32) -> Option<&'static Self> {
        Self::all().iter().find(|instrument| instrument.key() == key && instrument.version() == version)
    }

    pub(super) fn new(definition: Definition) -> Self {
        let place = |key: &String| definition.scales.iter().position(|scale| scale.key == *key);
        let parts = definition.scales.iter().map(|scale| match &scale.source {
            Source::Items(items) => {
                let reversed = |item| definition.answers.reversed.contains(item);
                Parts::Items(items.iter().map(|item| (item - 1, reversed(item))).collect())
            }
            Source::Scales(keys) => Parts::Scales(keys.iter().filter_map(place).collect()),
            Source::Impact => Parts::Impact,
        });
        let parts = parts.collect();
        Self { definition, parts }
    }

    /// The whole definition.
    pub const fn definition(&self) -> &Definition {
        &self.definition
    }

    /// The instrument's key, such as `sdq`.
    pub fn key(&self) -> &str {
        &self.definition.key
    }

    /// The version of the rules; store it with every score.
    pub const fn version(&self) -> u32 {
        self.definition.version
    }

    /// The instrument's full name.
    pub fn title(&self) -> &str {
        &self.definition.title
    }

    /// Whether a change in its scores is an outcome. It is not for a measure of what people thought of the
    /// service.
    pub fn measures_outcome(&self) -> bool {
        self.definition.purpose == Purpose::Outcome
    }

    /// Who may answer it, with the ages it was validated for.
    pub fn informants(&self) -> &[Respondent] {
        &self.definition.informants
    }

    /// The number of items, their values, and their wording where it ships.
    pub const fn answers(&self) -> &Answers {
        &self.definition.answers
    }

    /// How many impact items this informant answers; 0 when there is no impact supplement.
    pub fn impact_items(&self, informant: Informant) -> usize {
        let impact = self.definition.impact.as_ref();
        impact.and_then(|impact| impact.items.get(&informant)).copied().unwrap_or(0)
    }

    /// The text of a whole answer, where it ships.
    pub fn label(&self, answer: f64) -> Option<&str> {
        let place = answer - f64::from(self.answers().min);
        let whole = place >= 0.0 && place.fract() == 0.0;
        self.answers().labels.get(place as usize).filter(|_| whole).map(String::as_str)
    }

    /// The names of the band tables one may choose from; the first is the default.
    pub fn band_tables(&self) -> &[String] {
        &self.definition.band_tables
    }

    /// The name of the band table used when none is chosen; empty when the instrument's tables have no names.
    pub fn default_band_table(&self) -> &str {
        self.band_tables().first().map_or("", String::as_str)
    }

    /// The scales in order.
    pub fn scales(&self) -> &[Scale] {
        &self.definition.scales
    }

    /// The scale with this key.
    pub fn scale(&self, key: &str) -> Option<&Scale> {
        self.scales().iter().find(|scale| scale.key == key)
    }

    /// What a scale tells of somebody.
    pub fn aspect(&self, scale: &Scale) -> Aspect {
        scale.aspect.unwrap_or(self.definition.aspect)
    }

    /// The items that must reach a person at once when they are endorsed.
    pub fn risks(&self) -> &[Risk] {
        &self.definition.risks
    }

    /// How it may be used in a survey of whole year groups; none when it may not be.
    pub const fn school_survey(&self) -> Option<&SchoolSurvey> {
        self.definition.school_survey.as_ref()
    }

    /// On what terms it may be used.
    pub const fn licence(&self) -> &Licence {
        &self.definition.licence
    }

    /// What in the definition is not yet checked against a published source; show it beside a score.
    pub fn unverified(&self) -> impl Iterator<Item = &str> {
        let of_scales = self.scales().iter().flat_map(|scale| &scale.unverified);
        self.definition.unverified.iter().chain(of_scales).map(String::as_str)
    }

    /// What whoever reads a score must bear in mind.
    pub fn cautions(&self) -> &[String] {
        &self.definition.cautions
    }

    /// The lowest and highest score of a scale when every item is answered.
    pub fn range(&self, scale: &Scale, informant: Informant) -> (f64, f64) {
        scale.range(self.answers(), self.definition.impact.as_ref(), self.scales(), informant)
    }

    /// Whether the same answers can score or be judged differently by who gave them.
    pub fn depends_on_informant(&self) -> bool {
        let by_informant = |scale: &Scale| {
            !scale.norms.is_empty() || scale.bands.iter().any(|bands| !bands.informants.is_empty())
        };
        self.definition.impact.is_some() || self.scales().iter().any(by_informant)
    }
}
