//! From the scores of an episode to its pairs: the first valid score and the last later one of each scale.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::{Queryable, Selectable};
use headstart_domain::{
    evaluation::{PairingRule, pair},
    instrument::{Basis, Better, Informant, Instrument},
    statistics::{Verdict, verdict},
};

use crate::{
    Result,
    rows::{Episode, PairedScore},
    schema::score,
    types::{Json, Uid},
};

/// What of an episode goes with its pairs.
pub(crate) struct EpisodeFacts {
    pub(crate) episode: Episode,
    /// The offers that the young person was placed in, each once, in order.
    pub(crate) offers: Vec<Uid>,
    /// Whether the young person's scores may be used for evaluation.
    pub(crate) consent: bool,
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
    basis: Basis,
    threshold: Option<f64>,
    better: Better,
}

impl Yardstick {
    /// None for what is no outcome: a measure of what people thought of the service, or a scale that the
    /// definitions of this version do not have.
    fn of(instrument: &str, informant: &str, scale: &str) -> Option<Self> {
        let instrument = Instrument::find(instrument).filter(|found| found.measures_outcome())?;
        let scale = instrument.scale(scale)?;
        let published = scale.reliable_change(informant.parse::<Informant>().ok()?);
        Some(Self {
            basis: published.map(|published| published.on).unwrap_or_default(),
            threshold: published.map(|published| published.threshold),
            better: scale.better(),
        })
    }

    fn category(&self, first: f64, last: f64) -> Option<&'static str> {
        Some(match verdict(first, last, self.better, self.threshold?) {
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
    let offers = Json::write(&facts.offers.iter().map(|offer| offer.0).collect::<Vec<_>>())?;
    let mut pairs = Vec::with_capacity(scales.len());
    for ((instrument, informant, scale), scores) in scales {
        let Some(yardstick) = Yardstick::of(instrument, informant, scale) else { continue };
        let numbers: Vec<(NaiveDate, f64)> = scores
            .iter()
            .filter_map(|score| Some((score.completed_on, score.number(yardstick.basis)?)))
            .collect();
        let chosen = pair(&[], &numbers, PairingRule::FirstLast);
        let Some(first) = chosen.first else { continue };
        pairs.push(PairedScore {
            episode_id: facts.episode.id,
            instrument: instrument.to_owned(),
            informant: informant.to_owned(),
            scale: scale.to_owned(),
            partnership_id: facts.episode.partnership_id,
            young_person_id: facts.episode.young_person_id,
            tier: facts.episode.tier.clone(),
            locality_id: facts.episode.locality_id,
            offers: offers.clone(),
            first_score: first,
            last_score: chosen.last,
            category: chosen.last.and_then(|last| yardstick.category(first, last)).map(str::to_owned),
            counted: facts.consent,
        });
    }
    Ok(pairs)
}
