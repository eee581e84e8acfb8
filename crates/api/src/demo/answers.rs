//! Answers to questionnaires, made up item by item from how somebody is.
//!
//! An answer is a level that goes with the trait its scale is about, plus chance, rounded to the values of the
//! item. Levels and loadings were chosen so that totals look like those of young people who are referred.

use headstart_domain::instrument::{Informant, Instrument, Scale, definition::Source};
use serde_json::{Value, json};

use super::{dice::Dice, person::Traits};

/// A completed form.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// In item order, as given.
    pub(super) answers: Vec<Option<f64>>,
    /// The item that was answered "prefer not to say", by place.
    refused: Option<usize>,
    pub(super) impact: Option<Vec<Option<f64>>>,
    pub(super) impact_screen: Option<bool>,
}

/// How the items of a scale are answered.
#[derive(Debug, Clone, Copy)]
struct Shape {
    /// The usual answer of those who are referred, turned so that it counts in the scale's direction.
    level: f64,
    /// How much it goes up with one standard deviation of difficulty.
    loading: f64,
    /// The standard deviation of chance.
    noise: f64,
}

/// The shape of a scale's items, and how much difficulty somebody has with what it is about.
fn shape(instrument: &str, scale: &str, is: &Traits) -> (Shape, f64) {
    let shape = |level, loading, noise| Shape { level, loading, noise };
    match (instrument, scale) {
        ("sdq", "emotional") => (shape(1.02, 0.44, 0.6), is.internal),
        ("sdq", "conduct") => (shape(0.68, 0.38, 0.58), is.external),
        ("sdq", "hyperactivity") => (shape(1.06, 0.42, 0.6), is.hyper),
        ("sdq", "peer") => (shape(0.6, 0.36, 0.56), is.social),
        ("sdq", "prosocial") => (shape(1.42, -0.3, 0.56), 0.5 * is.external + 0.5 * is.social),
        ("swemwbs", _) => (shape(2.86, -0.56, 0.75), 0.75 * is.internal + 0.3 * is.social),
        // A little above the means of the norms, as those are who are referred.
        ("rcads-47", "social_phobia") => (shape(1.65, 0.55, 0.7), is.internal),
        ("rcads-47", "panic") => (shape(0.7, 0.5, 0.55), is.internal),
        ("rcads-47", "separation_anxiety") => (shape(0.55, 0.45, 0.55), is.internal),
        ("rcads-47", "generalised_anxiety") => (shape(1.5, 0.55, 0.7), is.internal),
        ("rcads-47", "obsessions_compulsions") => (shape(1.0, 0.5, 0.65), is.internal),
        ("rcads-47", "depression") => (shape(1.05, 0.55, 0.65), 0.8 * is.internal + 0.3 * is.social),
        ("mmf", "behavioural") => (shape(0.62, 0.4, 0.54), is.external),
        _ => (shape(0.86, 0.4, 0.54), is.internal),
    }
}

/// Fills in every item that a scale of the instrument is made of.
pub(super) fn fill(dice: &mut Dice, instrument: &Instrument, informant: Informant, is: &Traits) -> Form {
    let rule = instrument.answers();
    let mut answers = vec![None; rule.count];
    for scale in instrument.scales() {
        let Source::Items(items) = &scale.source else { continue };
        for item in items {
            let turned = rule.reversed.contains(item);
            let value = answer(dice, instrument, scale, is);
            if let Some(slot) = item.checked_sub(1).and_then(|place| answers.get_mut(place)) {
                *slot = Some(if turned { f64::from(rule.min + rule.max) - value } else { value });
            }
        }
    }
    let refused = leave_out(dice, &mut answers);
    let (impact, impact_screen) = impact(dice, instrument.impact_items(informant), is);
    Form { answers, refused, impact, impact_screen }
}

fn answer(dice: &mut Dice, instrument: &Instrument, scale: &Scale, is: &Traits) -> f64 {
    let rule = instrument.answers();
    let (shape, difficulty) = shape(instrument.key(), &scale.key, is);
    let value = shape.level + shape.loading * difficulty + shape.noise * dice.normal();
    value.round().clamp(f64::from(rule.min), f64::from(rule.max))
}

/// Some leave an item out, a few would rather not say, and now and then a page is not turned over.
fn leave_out(dice: &mut Dice, answers: &mut [Option<f64>]) -> Option<usize> {
    let last = u32::try_from(answers.len().saturating_sub(1)).unwrap_or_default();
    let draw = dice.unit();
    let place = dice.between(0, last) as usize;
    match draw {
        _ if draw < 0.012 => {
            *answers.get_mut(place)? = None;
            Some(place)
        }
        _ if draw < 0.042 => {
            *answers.get_mut(place)? = None;
            None
        }
        _ if draw < 0.048 => {
            let half = answers.len() / 2;
            answers.iter_mut().skip(half).for_each(|answer| *answer = None);
            None
        }
        _ => None,
    }
}

/// The supplement on what difficulties do to daily life; some forms come without it.
fn impact(dice: &mut Dice, items: usize, is: &Traits) -> (Option<Vec<Option<f64>>>, Option<bool>) {
    if items == 0 || !dice.chance(0.7) {
        return (None, None);
    }
    let difficulty = 0.5 * is.internal + 0.3 * is.external + 0.3 * is.hyper;
    if difficulty + 0.5 * dice.normal() < -0.6 {
        return (None, Some(false));
    }
    let answer = |dice: &mut Dice| (0.9 + 0.55 * difficulty + 0.7 * dice.normal()).round().clamp(0.0, 3.0);
    (Some((0..items).map(|_| Some(answer(dice))).collect()), Some(true))
}

impl Form {
    /// A form that is nothing but ratings, such as those of goals.
    pub(super) fn of_ratings(ratings: Vec<f64>) -> Self {
        let answers = ratings.into_iter().map(Some).collect();
        Self { answers, refused: None, impact: None, impact_screen: None }
    }

    /// Whether the form asked about a scale: not about a goal that was not set, nor about impact when the
    /// supplement was left out.
    pub(super) fn asked(&self, scale: &Scale) -> bool {
        match &scale.source {
            Source::Items(items) => items.iter().any(|item| *item <= self.answers.len()),
            Source::Impact => self.impact.is_some() || self.impact_screen.is_some(),
            Source::Scales(_) => true,
        }
    }

    /// The form as it is stored: what was sent.
    pub(super) fn stored(&self) -> Value {
        let item = |(place, answer): (usize, &Option<f64>)| match answer {
            Some(value) => number(*value),
            None if self.refused == Some(place) => json!("prefer_not_to_say"),
            None => Value::Null,
        };
        let items: Vec<Value> = self.answers.iter().enumerate().map(item).collect();
        let impact = self
            .impact
            .as_ref()
            .map(|impact| impact.iter().map(|answer| answer.map_or(Value::Null, number)).collect::<Vec<_>>());
        json!({ "items": items, "impact": impact, "impact_screen": self.impact_screen })
    }
}

/// A whole number is written as one.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
}
