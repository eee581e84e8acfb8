//! From the scores of an episode to its pairs: the first valid score and the last later one of each scale.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::{Queryable, Selectable};
use headstart_domain::{
    clock::uk_local_date,
    evaluation::{DoseBand, ExactScore, PairingRule, WaitingBand, pair},
    instrument::{Basis, Informant, Instrument, Scale},
    statistics::{Verdict, verdict},
};

use super::facts;
use crate::{
    Result,
    rows::{Episode, PairedScore},
    schema::{score, young_person},
    types::{Json, Uid},
};

/// What of an episode goes with its pairs.
pub(crate) struct EpisodeFacts {
    pub(crate) episode: Episode,
    /// The offers that the young person was placed in, each once, in order.
    pub(crate) offers: Vec<Uid>,
    /// The organisations of those placements, each once, in order.
    pub(crate) organisations: Vec<Uid>,
    /// How many sessions the young person came to.
    pub(crate) attended: u64,
    pub(crate) person: PersonFacts,
}

/// What of a young person goes with the pairs.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = young_person)]
pub(crate) struct PersonFacts {
    pub(crate) id: Uid,
    birth_date: NaiveDate,
    sex: Option<String>,
    ethnicity: Option<String>,
    sen_status: Option<String>,
    free_school_meals: Option<bool>,
    school_id: Option<Uid>,
    imd_decile: Option<i16>,
    /// Whether the scores may be used for evaluation.
    evaluation_consent: bool,
}

impl EpisodeFacts {
    fn waiting(&self) -> WaitingBand {
        let referred = uk_local_date(self.episode.clock_started_at.utc());
        WaitingBand::between(referred, self.episode.first_contact_on)
    }
}

impl EpisodeFacts {
    /// Where a form of a day belongs in every dimension: a pair without instrument and scores.
    pub(crate) fn place(&self, on: NaiveDate) -> Result<PairedScore> {
        let list = |ids: &[Uid]| Json::write(&ids.iter().map(|id| id.0).collect::<Vec<_>>());
        let (episode, person) = (&self.episode, &self.person);
        Ok(PairedScore {
            episode_id: episode.id,
            instrument: String::new(),
            informant: String::new(),
            scale: String::new(),
            partnership_id: episode.partnership_id,
            young_person_id: episode.young_person_id,
            tier: episode.tier.clone(),
            offers: list(&self.offers)?,
            organisations: list(&self.organisations)?,
            locality: facts::identifier(episode.locality_id),
            school: facts::identifier(person.school_id),
            sex: facts::sex(person.sex.clone()),
            age: facts::age(person.birth_date, on),
            ethnicity: facts::ethnic_group(person.ethnicity.as_deref())?,
            sen: facts::sen(person.sen_status.clone()),
            free_school_meals: facts::free_school_meals(person.free_school_meals),
            deprivation: facts::deprivation(person.imd_decile),
            waiting: self.waiting().as_str().to_owned(),
            dose: DoseBand::of(self.attended).as_str().to_owned(),
            first_on: on,
            scored_on: on,
            first_score: 0,
            last_score: None,
            category: None,
            first_raised: None,
            last_raised: None,
            counted: person.evaluation_consent,
            no_measures: episode.no_measures.clone().unwrap_or_default(),
        })
    }
}

/// What of a score decides on pairs.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = score)]
pub(crate) struct ScoreFact {
    pub(crate) episode_id: Uid,
    pub(crate) instrument: String,
    pub(crate) informant: String,
    pub(crate) scale: String,
    completed_on: NaiveDate,
    value: Option<f64>,
    metric: Option<f64>,
    t: Option<f64>,
    band: Option<String>,
}

/// A score as it is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Reading {
    on: NaiveDate,
    number: f64,
    exact: ExactScore,
    raised: Option<bool>,
}

impl ScoreFact {
    /// The number that the instrument compares.
    fn number(&self, basis: Basis) -> Option<f64> {
        match basis {
            Basis::Score => self.value,
            Basis::Metric => self.metric,
            Basis::T => self.t,
        }
    }
}

/// How change on a scale is judged: the published threshold and the number it is about, or the plain score
/// where none is published.
struct Yardstick {
    informant: Informant,
    basis: Basis,
    threshold: Option<f64>,
    scale: &'static Scale,
}

impl Yardstick {
    /// None for what is no outcome: a measure of what people thought of the service, or a scale that the
    /// definitions of this version do not have.
    fn of(instrument: &str, informant: &str, scale: &str) -> Option<Self> {
        let instrument = Instrument::find(instrument).filter(|found| found.measures_outcome())?;
        let scale = instrument.scale(scale)?;
        let informant = informant.parse().ok()?;
        let published = scale.reliable_change(informant);
        Some(Self {
            informant,
            basis: published.map(|published| published.on).unwrap_or_default(),
            threshold: published.map(|published| published.threshold),
            scale,
        })
    }

    fn reading(&self, score: &ScoreFact) -> Option<Reading> {
        let number = score.number(self.basis)?;
        Some(Reading {
            on: score.completed_on,
            number,
            exact: ExactScore::of(number)?,
            raised: score.band.as_deref().and_then(|band| self.scale.is_raised(self.informant, band)),
        })
    }

    fn category(&self, first: f64, last: f64) -> Option<&'static str> {
        Some(match verdict(first, last, self.scale.better(), self.threshold?) {
            Verdict::Improved => "improved",
            Verdict::Unchanged => "unchanged",
            Verdict::Deteriorated => "deteriorated",
        })
    }
}

/// The pairs of an episode, in the order of their keys. `scores` are in order of day and entry.
pub(crate) fn paired_scores(facts: &EpisodeFacts, scores: &[ScoreFact]) -> Result<Vec<PairedScore>> {
    let mut scales: BTreeMap<(&str, &str, &str), Vec<&ScoreFact>> = BTreeMap::new();
    for score in scores {
        scales.entry((&score.instrument, &score.informant, &score.scale)).or_default().push(score);
    }
    let mut pairs = Vec::with_capacity(scales.len());
    for ((instrument, informant, scale), scores) in scales {
        let Some(yardstick) = Yardstick::of(instrument, informant, scale) else { continue };
        let readings: Vec<(NaiveDate, Reading)> =
            scores.iter().filter_map(|score| Some((score.completed_on, yardstick.reading(score)?))).collect();
        let chosen = pair(&[], &readings, PairingRule::FirstLast);
        let Some(first) = chosen.first else { continue };
        let last = chosen.last;
        let category = last.and_then(|last| yardstick.category(first.number, last.number));
        pairs.push(PairedScore {
            instrument: instrument.to_owned(),
            informant: informant.to_owned(),
            scale: scale.to_owned(),
            scored_on: last.map_or(first.on, |last| last.on),
            first_score: first.exact.steps(),
            last_score: last.map(|last| last.exact.steps()),
            category: category.map(str::to_owned),
            first_raised: first.raised,
            last_raised: last.and_then(|last| last.raised),
            ..facts.place(first.on)?
        });
    }
    Ok(pairs)
}
