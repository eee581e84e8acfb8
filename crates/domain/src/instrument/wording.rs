//! The words of an instrument: its questions and the texts of its answers.
//!
//! They ship with the definition only where the licence lets anyone ship them. Elsewhere a site adds them under
//! a licence of its own, for one instrument, version and informant.

use serde::{Deserialize, Serialize};

use super::{Informant, Instrument};
use crate::field::{FieldErrors, required_text};

/// The longest question or text, in characters.
pub const LONGEST: usize = 500;
/// From so many values on, words for the two ends are enough: a line is read by its ends.
const MANY_VALUES: usize = 8;

/// The words of an instrument as one informant reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Wording {
    /// What stands above the questions.
    #[serde(default)]
    pub stem: Option<String>,
    /// The questions, one for each item, in order.
    pub items: Vec<String>,
    /// The texts of the answers from the lowest value to the highest; for a line or a long range, of its two
    /// ends.
    pub labels: Vec<String>,
    /// The supplement about impact, where the instrument has one and it is to be asked.
    #[serde(default)]
    pub impact: Option<ImpactWording>,
}

/// The words of a supplement about impact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImpactWording {
    /// The question whether there are difficulties at all.
    pub screen: String,
    /// The questions that follow a yes.
    pub items: Vec<String>,
    /// The texts of their answers, from 0.
    pub labels: Vec<String>,
}

impl Instrument {
    /// The words that ship with the definition; none where the licence does not let anyone ship them.
    pub fn shipped_wording(&self) -> Option<Wording> {
        let answers = self.answers();
        (self.licence().wording_may_ship && !answers.wording.is_empty()).then(|| Wording {
            stem: answers.stem.clone(),
            items: answers.wording.clone(),
            labels: answers.labels.clone(),
            impact: None,
        })
    }

    /// How many texts its answers may have: one for each value, or for a long range one for each end.
    fn label_counts(&self) -> Vec<usize> {
        let answers = self.answers();
        let values = usize::try_from((answers.max - answers.min) * answers.steps_per_unit + 1).unwrap_or(0);
        if values < MANY_VALUES {
            vec![values]
        } else if answers.steps_per_unit > 1 {
            vec![2]
        } else {
            vec![values, 2]
        }
    }
}

impl Wording {
    /// What is wrong with the words for an instrument and an informant; nothing when every question and every
    /// answer has its text. Fields are named as within the wording: `items[3]`, `labels`, `impact.items`.
    pub fn faults(&self, instrument: &Instrument, informant: Informant) -> FieldErrors {
        let mut errors = FieldErrors::new();
        if let Some(stem) = &self.stem {
            errors.take(
                "stem",
                required_text(stem, "the words above the questions, or leave them out", LONGEST),
            );
        }
        let items = instrument.answers().count;
        count(&mut errors, "items", "questions", &self.items, &[items]);
        count(&mut errors, "labels", "texts of answers", &self.labels, &instrument.label_counts());
        if let Some(impact) = &self.impact {
            let asked = instrument.impact_items(informant);
            if asked == 0 {
                errors.add("impact", "not_allowed", "This informant is not asked about impact");
            } else {
                errors.take("impact.screen", required_text(&impact.screen, "the first question", LONGEST));
                let values = instrument.definition().impact.as_ref().map_or(0, |impact| impact.values.len());
                count(&mut errors, "impact.items", "questions", &impact.items, &[asked]);
                count(&mut errors, "impact.labels", "texts of answers", &impact.labels, &[values]);
            }
        }
        errors
    }
}

/// Texts of the right number, none of them blank or too long.
fn count(errors: &mut FieldErrors, field: &str, what: &str, texts: &[String], wanted: &[usize]) {
    if !wanted.contains(&texts.len()) {
        let wanted: Vec<String> = wanted.iter().map(usize::to_string).collect();
        let message = format!("{} {what} belong here, not {}", wanted.join(" or "), texts.len());
        errors.add(field, "out_of_range", message);
        return;
    }
    for (place, text) in texts.iter().enumerate() {
        errors.take(&format!("{field}[{place}]"), required_text(text, "the words", LONGEST));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(key: &str, labels: usize) -> (&'static Instrument, Wording) {
        let instrument = Instrument::find(key).unwrap();
        let text = |n: usize| format!("Text {n}");
        let items = (1..=instrument.answers().count).map(text).collect();
        let wording = Wording { stem: None, items, labels: (1..=labels).map(text).collect(), impact: None };
        (instrument, wording)
    }

    fn faults(wording: &Wording, instrument: &Instrument, informant: Informant) -> Vec<String> {
        wording.faults(instrument, informant).into_vec().into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn every_question_and_every_answer_must_have_its_words() {
        let (sdq, mut wording) = words("sdq", 3);
        assert_eq!(faults(&wording, sdq, Informant::SelfReport), [""; 0]);
        wording.items[3] = "  ".into();
        wording.labels.pop();
        assert_eq!(faults(&wording, sdq, Informant::SelfReport), ["items[3]", "labels"]);
        wording.items.pop();
        assert_eq!(faults(&wording, sdq, Informant::SelfReport), ["items", "labels"]);
    }

    #[test]
    fn impact_has_as_many_questions_as_the_informant_is_asked() {
        let (sdq, mut wording) = words("sdq", 3);
        let texts = |n: usize| vec!["Text".to_owned(); n];
        wording.impact = Some(ImpactWording { screen: "Any?".into(), items: texts(3), labels: texts(4) });
        assert_eq!(faults(&wording, sdq, Informant::Teacher), [""; 0]);
        assert_eq!(faults(&wording, sdq, Informant::Parent), ["impact.items"]);
        let (who, mut plain) = words("who-5", 6);
        plain.impact = wording.impact;
        assert_eq!(faults(&plain, who, Informant::SelfReport), ["impact"]);
    }

    #[test]
    fn a_line_has_words_at_its_ends_and_a_long_range_may() {
        for (key, right, wrong) in [("ors", 2, 11), ("gbo", 2, 3), ("gbo", 11, 10), ("who-5", 6, 2)] {
            let (instrument, wording) = words(key, right);
            assert_eq!(faults(&wording, instrument, Informant::SelfReport), [""; 0], "{key} {right}");
            let (_, wording) = words(key, wrong);
            assert_eq!(faults(&wording, instrument, Informant::SelfReport), ["labels"], "{key} {wrong}");
        }
    }

    #[test]
    fn what_ships_has_all_its_words() {
        let shipped: Vec<&str> = Instrument::all()
            .iter()
            .filter_map(|instrument| {
                let wording = instrument.shipped_wording()?;
                assert_eq!(faults(&wording, instrument, Informant::SelfReport), [""; 0]);
                Some(instrument.key())
            })
            .collect();
        assert_eq!(shipped, ["gad-7", "phq-9"]);
    }
}
