//! From the answers on one form to its scores, bands and alerts.

use super::catalogue::{Instrument, Parts};
use super::check::MOST_ITEMS;
use super::definition::{Basis, Impact, Risk, Scale};
use super::error::ScoreError;
use super::missing::{Answered, combined};
use super::respondent::{Informant, NormSex};

/// The ages of young people the programme serves. A form of theirs is never refused for their age.
pub const PROGRAMME_AGES: (u8, u8) = (10, 16);

/// One completed form. An item that was left out or answered "prefer not to say" is `None`.
#[derive(Debug, Clone, Copy)]
pub struct ScoreRequest<'a> {
    /// Who answered.
    pub informant: Informant,
    /// The young person's age in completed years when the form was filled in, where known.
    pub age: Option<u8>,
    /// The young person's sex, where known and one of the two that norms have.
    pub sex: Option<NormSex>,
    /// The answers in item order, as given (reversed items not yet turned round).
    pub answers: &'a [Option<f64>],
    /// The impact answers as given, from 0, where the form has an impact supplement.
    pub impact: Option<&'a [Option<f64>]>,
    /// The answer to the question whether there are difficulties at all; when it is no, impact is 0.
    pub impact_screen: Option<bool>,
    /// The band table chosen, or the default.
    pub bands: Option<&'a str>,
}

impl NormSex {
    /// The sex that norms are looked up by, for the sex recorded of a young person.
    pub const fn recorded(sex: crate::person::Sex) -> Option<Self> {
        match sex {
            crate::person::Sex::Female => Some(Self::Female),
            crate::person::Sex::Male => Some(Self::Male),
            crate::person::Sex::NotStated => None,
        }
    }
}

/// What one form scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored<'i> {
    /// The scores in the order of the instrument's scales.
    pub scales: Vec<ScaleScore<'i>>,
    /// The risk items that were endorsed, whether or not their scale could be scored.
    pub alerts: Vec<&'i Risk>,
    /// Whether the instrument was not validated for this age, so that its bands may not fit.
    pub outside_validated_age: bool,
}

impl<'i> Scored<'i> {
    /// The score of the scale with this key.
    pub fn scale(&self, key: &str) -> Option<&ScaleScore<'i>> {
        self.scales.iter().find(|score| score.scale.key == key)
    }
}

/// The score of one scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleScore<'i> {
    /// The scale.
    pub scale: &'i Scale,
    /// The score; none when too much is missing.
    pub score: Option<f64>,
    /// How many of its items were answered.
    pub answered: usize,
    /// How many items it has.
    pub items: usize,
    /// Whether the score makes up for missing answers.
    pub prorated: bool,
    /// The band, where there are bands for this young person.
    pub band: Option<&'i str>,
    /// The metric score, where the scale has one.
    pub metric: Option<f64>,
    /// The T score, where the scale has norms for this young person.
    pub t: Option<f64>,
}

/// The answers of one form in whole steps (tenths on a line read to a tenth), so that sums are exact.
struct Steps {
    values: [Option<i32>; MOST_ITEMS],
    per_unit: i32,
    /// What a reversed value and the value it is turned into add up to.
    turn: i32,
}

impl Instrument {
    /// Scores one form.
    ///
    /// # Errors
    /// When the form is not one of this instrument: wrong informant, an age that neither the instrument nor
    /// the programme covers, wrong number of answers, a value that an item does not have, impact answers where
    /// there are none, or an unknown band table. Missing answers are no error: they leave scores empty.
    pub fn score(&self, request: &ScoreRequest<'_>) -> Result<Scored<'_>, ScoreError> {
        let outside_validated_age = self.check_age(request.informant, request.age)?;
        let table = self.band_table(request.bands)?;
        let steps = self.read_answers(request.answers)?;
        let impact = self.read_impact(request)?;
        let mut scales: Vec<ScaleScore<'_>> = Vec::with_capacity(self.parts.len());
        for (scale, parts) in self.scales().iter().zip(&self.parts) {
            let raw = match parts {
                Parts::Items(items) => steps.of_scale(scale, items),
                Parts::Scales(places) => sum_of_scales(&scales, places),
                Parts::Impact => impact,
            };
            scales.push(self.judged(scale, raw, table, request));
        }
        let endorsed = |risk: &&Risk| {
            steps
                .values
                .get(risk.item - 1)
                .copied()
                .flatten()
                .is_some_and(|v| v >= risk.at_least * steps.per_unit)
        };
        let alerts = self.risks().iter().filter(endorsed).collect();
        Ok(Scored { scales, alerts, outside_validated_age })
    }

    /// Whether the age is outside what the instrument was validated for; refused when the programme does not
    /// serve that age either.
    fn check_age(&self, informant: Informant, age: Option<u8>) -> Result<bool, ScoreError> {
        let respondent = self.informants().iter().find(|respondent| respondent.informant == informant);
        let Some(respondent) = respondent else {
            return Err(ScoreError::InformantNotTaken { instrument: self.key().to_owned(), informant });
        };
        let (Some(age), Some((first, last))) = (age, respondent.ages) else { return Ok(false) };
        let outside = !(first..=last).contains(&age);
        let served = (PROGRAMME_AGES.0..=PROGRAMME_AGES.1).contains(&age);
        if outside && !served && self.definition().refuse_other_ages {
            let instrument = self.key().to_owned();
            return Err(ScoreError::AgeOutOfRange { instrument, informant, age, first, last });
        }
        Ok(outside)
    }

    /// Whether a form about a young person of this age is taken from this informant.
    pub fn takes_age(&self, informant: Informant, age: Option<u8>) -> bool {
        self.check_age(informant, age).is_ok()
    }

    fn band_table<'a>(&'a self, chosen: Option<&str>) -> Result<&'a str, ScoreError> {
        let Some(chosen) = chosen else { return Ok(self.default_band_table()) };
        let known = self.band_tables();
        known.iter().find(|name| *name == chosen).map(String::as_str).ok_or_else(|| {
            ScoreError::UnknownBandTable {
                instrument: self.key().to_owned(),
                name: chosen.to_owned(),
                known: if known.is_empty() { "none".to_owned() } else { known.join(", ") },
            }
        })
    }

    fn read_answers(&self, given: &[Option<f64>]) -> Result<Steps, ScoreError> {
        let answers = self.answers();
        let fewest = answers.fewest.unwrap_or(answers.count);
        if !(fewest..=answers.count).contains(&given.len()) {
            let (given, most) = (given.len(), answers.count);
            let wanted = if fewest == most { most.to_string() } else { format!("{fewest} to {most}") };
            return Err(ScoreError::AnswerCount { given, wanted });
        }
        let (per_unit, low, high) = (answers.steps_per_unit, f64::from(answers.min), f64::from(answers.max));
        let mut values = [None; MOST_ITEMS];
        for (index, (slot, value)) in values.iter_mut().zip(given).enumerate() {
            let Some(value) = *value else { continue };
            let steps = value * f64::from(per_unit);
            let step = steps.round();
            // Whole answers must be whole; a tenth such as 6.9 has no exact binary form, so its steps have none.
            let on_step = if per_unit == 1 { steps == step } else { (steps - step).abs() < 1e-9 };
            // A value that is no number fails both comparisons.
            if !(on_step && (low..=high).contains(&value)) {
                let kind = if per_unit == 1 { "a whole number" } else { "a number with one decimal" };
                let wanted = format!("{kind} from {low} to {high}");
                return Err(ScoreError::AnswerValue { index, value, wanted });
            }
            *slot = Some(step as i32);
        }
        Ok(Steps { values, per_unit, turn: (answers.min + answers.max) * per_unit })
    }

    fn read_impact(&self, request: &ScoreRequest<'_>) -> Result<Raw, ScoreError> {
        let items = self.impact_items(request.informant);
        let nothing = Raw { score: None, answered: 0, items, prorated: false };
        let Some(impact) = self.definition().impact.as_ref().filter(|_| items > 0) else {
            let field = match (request.impact, request.impact_screen) {
                (None, None) => return Ok(nothing),
                (Some(_), _) => "impact",
                (None, Some(_)) => "impact_screen",
            };
            return Err(ScoreError::ImpactNotTaken { instrument: self.key().to_owned(), field });
        };
        let mut raw = match request.impact {
            None => nothing,
            Some(given) if given.len() != items => {
                return Err(ScoreError::ImpactCount { given: given.len(), wanted: items });
            }
            Some(given) => sum_of_impact(impact, given)?,
        };
        if request.impact_screen == Some(false) {
            raw.score = Some(0.0);
        }
        Ok(raw)
    }

    fn judged<'i>(
        &'i self,
        scale: &'i Scale,
        raw: Raw,
        table: &str,
        request: &ScoreRequest<'_>,
    ) -> ScaleScore<'i> {
        let Raw { score, answered, items, prorated } = raw;
        let metric = scale
            .metric
            .as_ref()
            .zip(score)
            .and_then(|(metric, score)| metric.of(score, f64::from(self.answers().min) * items as f64));
        let t = score.and_then(|score| self.t_score(scale, score, table, request));
        let number = |basis| match basis {
            Basis::Score => score,
            Basis::Metric => metric,
            Basis::T => t,
        };
        let bands = scale.bands(table, request.informant, request.age, request.sex);
        let band = bands.and_then(|bands| bands.band(number(bands.on)?));
        ScaleScore { scale, score, answered, items, prorated, band, metric, t }
    }

    fn t_score(&self, scale: &Scale, score: f64, table: &str, request: &ScoreRequest<'_>) -> Option<f64> {
        if scale.norms.is_empty() {
            return None;
        }
        let shift = self.definition().norm_age_shift.get(table).copied().unwrap_or(0);
        let age = i16::from(request.age?) + i16::from(shift);
        let (mean, sd) = scale.norm(request.informant, age, request.sex?)?;
        Some((score - mean) / sd * 10.0 + 50.0)
    }
}

/// A score before it is judged by bands and norms.
#[derive(Debug, Clone, Copy)]
struct Raw {
    score: Option<f64>,
    answered: usize,
    items: usize,
    prorated: bool,
}

impl Steps {
    fn of_scale(&self, scale: &Scale, items: &[(usize, bool)]) -> Raw {
        let (mut sum, mut answered) = (0, 0);
        for &(place, reversed) in items {
            if let Some(value) = self.values.get(place).copied().flatten() {
                sum += if reversed { self.turn - value } else { value };
                answered += 1;
            }
        }
        let form = Answered { sum, answered, items: items.len(), per_unit: self.per_unit };
        let (score, prorated) = combined(&form, scale.missing, scale.combine);
        Raw { score, answered, items: items.len(), prorated }
    }
}

fn sum_of_scales(scales: &[ScaleScore<'_>], places: &[usize]) -> Raw {
    let parts = || places.iter().filter_map(|&place| scales.get(place));
    let score = parts().map(|part| part.score).sum::<Option<f64>>();
    Raw {
        score,
        answered: parts().map(|part| part.answered).sum(),
        items: parts().map(|part| part.items).sum(),
        prorated: score.is_some() && parts().any(|part| part.prorated),
    }
}

/// Impact items left out add nothing, as in the scoring syntax of youthinmind; with none answered there is no
/// score.
fn sum_of_impact(impact: &Impact, given: &[Option<f64>]) -> Result<Raw, ScoreError> {
    let (mut sum, mut answered) = (0, 0);
    for (index, value) in given.iter().enumerate() {
        let Some(value) = *value else { continue };
        let whole = value >= 0.0 && value.fract() == 0.0;
        let worth = if whole { impact.values.get(value as usize) } else { None };
        let highest = impact.values.len() - 1;
        sum += worth.ok_or(ScoreError::ImpactValue { index, value, highest })?;
        answered += 1;
    }
    let score = (answered > 0).then(|| f64::from(sum));
    Ok(Raw { score, answered, items: given.len(), prorated: false })
}
