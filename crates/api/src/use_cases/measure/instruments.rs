//! The instruments that can be completed.

use headstart_contract::measure::{InformantView, InstrumentView, ItemView, ScaleView};
use headstart_domain::instrument::{Informant, Instrument};

use super::view::better;

/// The ages of an informant for whom no ages were validated: everybody.
const ANY_AGE: (u8, u8) = (0, 120);

/// Every instrument in its newest version, by key.
pub fn instruments() -> Vec<InstrumentView> {
    let newest = |instrument: &&Instrument| {
        Instrument::find(instrument.key()).is_some_and(|newest| newest.version() == instrument.version())
    };
    Instrument::all().iter().filter(newest).map(view).collect()
}

/// The newest version of an instrument.
pub fn instrument(key: &str) -> Option<InstrumentView> {
    Instrument::find(key).map(view)
}

fn view(instrument: &Instrument) -> InstrumentView {
    let unverified: Vec<&str> = instrument.unverified().collect();
    let licence = instrument.licence();
    InstrumentView {
        key: instrument.key().to_owned(),
        title: instrument.title().to_owned(),
        version: instrument.version().to_string(),
        informants: instrument
            .informants()
            .iter()
            .map(|respondent| {
                let (age_from, age_to) = respondent.ages.unwrap_or(ANY_AGE);
                InformantView {
                    informant: respondent.informant.as_str().to_owned(),
                    age_from,
                    age_to,
                    impact_items: impact_items(instrument, respondent.informant),
                }
            })
            .collect(),
        items: items(instrument),
        labels: instrument.shipped_wording().map(|words| words.labels).unwrap_or_default(),
        lowest_on_the_left: instrument.answers().lowest_on_the_left,
        turns_round: !instrument.answers().reversed.is_empty(),
        scales: scales(instrument),
        licence: format!("{}. {}", licence.holder, licence.terms),
        has_impact: instrument.definition().impact.is_some(),
        verified: unverified.is_empty(),
        verification_note: (!unverified.is_empty())
            .then(|| format!("Not verified yet: {}", unverified.join(" "))),
    }
}

fn impact_items(instrument: &Instrument, informant: Informant) -> u8 {
    let impact = instrument.definition().impact.as_ref();
    let count = impact.and_then(|impact| impact.items.get(&informant)).copied().unwrap_or_default();
    u8::try_from(count).unwrap_or(u8::MAX)
}

fn items(instrument: &Instrument) -> Vec<ItemView> {
    let answers = instrument.answers();
    (1..=u16::try_from(answers.count).unwrap_or(u16::MAX))
        .map(|number| ItemView {
            number,
            wording: answers.wording.get(usize::from(number) - 1).cloned(),
            min: f64::from(answers.min),
            max: f64::from(answers.max),
            step: 1.0 / f64::from(answers.steps_per_unit),
        })
        .collect()
}

fn scales(instrument: &Instrument) -> Vec<ScaleView> {
    let first = instrument.informants().first().map_or(Informant::SelfReport, |first| first.informant);
    let scale = |scale: &headstart_domain::instrument::Scale| {
        let (min, max) = instrument.range(scale, first);
        ScaleView {
            key: scale.key.clone(),
            title: scale.title.clone(),
            better: better(scale.better()).to_owned(),
            min,
            max,
        }
    };
    instrument.scales().iter().map(scale).collect()
}
