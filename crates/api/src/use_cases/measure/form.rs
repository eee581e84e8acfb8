//! A form as its instrument reads it, and the rows of its scores.

use chrono::NaiveDate;
use headstart_domain::{
    clock::uk_local_date,
    field::FieldErrors,
    instrument::{
        Informant, Instrument, NormSex, ScaleScore, ScoreError, ScoreRequest, Scored, definition::Source,
    },
    person::age_on,
};
use headstart_store::rows::{Measure, Score};
use serde_json::Value;

use super::{record::Told, risk::Endorsed};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// What somebody who would rather not answer an item says.
const RATHER_NOT: &str = "prefer_not_to_say";

/// What of a young person scores are judged by.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    /// Date of birth.
    pub(super) birth_date: NaiveDate,
    /// The sex that norms know; none for others, whose scores then stand without norms.
    pub(super) sex: Option<NormSex>,
}

impl About {
    /// The same from what is recorded.
    pub(super) fn of(birth_date: NaiveDate, sex: Option<&str>) -> Self {
        Self { birth_date, sex: norm_sex(sex) }
    }
}

/// A form that its instrument may take.
pub(super) struct Form {
    pub(super) instrument: &'static Instrument,
    pub(super) informant: Informant,
    answers: Vec<Option<f64>>,
    impact: Option<Vec<Option<f64>>>,
    impact_screen: Option<bool>,
    age: Option<u8>,
    sex: Option<NormSex>,
}

impl Form {
    /// Reads a form that comes in.
    ///
    /// # Errors
    /// Answers that are none, by their place, and other fields that need attention.
    pub(super) fn read(tools: &Tools, about: About, told: &Told) -> ApiResult<Self> {
        let mut errors = FieldErrors::new();
        let instrument = Instrument::find(&told.instrument);
        if instrument.is_none() {
            errors.add("instrument", "unknown_code", "There is no instrument of this name");
        }
        let informant = told.informant.parse::<Informant>();
        if let Err(error) = &informant {
            errors.add("informant", "unknown_code", error.to_string());
        }
        if told.completed_on > uk_local_date(tools.caller.at) {
            errors.add("completed_on", "out_of_range", "The day must not be in the future");
        } else if told.completed_on < about.birth_date {
            errors.add("completed_on", "out_of_range", "The day must not be before the date of birth");
        }
        match (instrument, informant) {
            (Some(instrument), Ok(informant)) => Self::of(instrument, informant, about, told, errors),
            _ => Err(ApiError::Invalid(errors.into_vec())),
        }
    }

    /// A form that was taken before, for what is recorded of the young person now.
    ///
    /// # Errors
    /// Answers that are none, by their place.
    pub(super) fn taken(
        instrument: &'static Instrument,
        informant: Informant,
        about: About,
        told: &Told,
    ) -> ApiResult<Self> {
        Self::of(instrument, informant, about, told, FieldErrors::new())
    }

    fn of(
        instrument: &'static Instrument,
        informant: Informant,
        about: About,
        told: &Told,
        mut errors: FieldErrors,
    ) -> ApiResult<Self> {
        let answers = numbers("answers", &told.filled.items, &mut errors);
        let impact = told.filled.impact.as_ref().map(|given| numbers("impact", given, &mut errors));
        let impact_screen = screen(told.filled.impact_screen.as_ref(), &mut errors);
        if !errors.is_empty() {
            return Err(ApiError::Invalid(errors.into_vec()));
        }
        let age = age_on(about.birth_date, told.completed_on).and_then(|age| u8::try_from(age).ok());
        Ok(Self { instrument, informant, answers, impact, impact_screen, age, sex: about.sex })
    }

    /// The form of somebody whose age is not known: no norms and bands that go by it.
    pub(super) fn of_no_age(self) -> Self {
        Self { age: None, ..self }
    }

    /// The risk items that are endorsed, whether or not the form can be scored.
    pub(super) fn endorsed(&self, scored: &Scored<'_>) -> Vec<Endorsed> {
        let answer = |item: usize| {
            item.checked_sub(1)
                .and_then(|place| self.answers.get(place))
                .copied()
                .flatten()
                .unwrap_or_default()
        };
        let alerts = scored.alerts.iter().map(|risk| Endorsed {
            instrument: self.instrument.key().to_owned(),
            informant: self.informant,
            item: i16::try_from(risk.item).unwrap_or_default(),
            answer: answer(risk.item),
            about: risk.about.clone(),
        });
        alerts.collect()
    }

    /// Scores the form.
    ///
    /// # Errors
    /// What the instrument does not take, by its place.
    pub(super) fn score(&self, told: &Told) -> ApiResult<Scored<'static>> {
        // Whoever would rather not say whether there are difficulties is not asked about them further.
        let asked = told.filled.impact_screen.is_none() || self.impact_screen.is_some();
        let request = ScoreRequest {
            informant: self.informant,
            age: self.age,
            sex: self.sex,
            answers: &self.answers,
            impact: self.impact.as_deref().filter(|_| asked),
            impact_screen: self.impact_screen,
            bands: None,
        };
        self.instrument.score(&request).map_err(|error| refused(&error))
    }
}

/// The answers as numbers. Not answered and rather not said score alike; both are stored as they were given.
pub(in crate::use_cases) fn numbers(
    field: &str,
    given: &[Value],
    errors: &mut FieldErrors,
) -> Vec<Option<f64>> {
    let read = |(place, answer): (usize, &Value)| match answer {
        Value::Null => None,
        Value::String(text) if text == RATHER_NOT => None,
        Value::Number(number) => number.as_f64(),
        _ => {
            let wanted = format!("This must be a number, null or \"{RATHER_NOT}\"");
            errors.add(format!("{field}[{place}]"), "invalid", wanted);
            None
        }
    };
    given.iter().enumerate().map(read).collect()
}

/// The first question about impact.
fn screen(given: Option<&Value>, errors: &mut FieldErrors) -> Option<bool> {
    match given {
        None | Some(Value::Null) => None,
        Some(Value::Bool(said)) => Some(*said),
        Some(Value::String(text)) if text == RATHER_NOT => None,
        Some(_) => {
            let wanted = format!("This must be true, false, null or \"{RATHER_NOT}\"");
            errors.add("impact_screen", "invalid", wanted);
            None
        }
    }
}

/// The sex that norms know; none for others, whose scores then stand without norms.
pub(super) fn norm_sex(sex: Option<&str>) -> Option<NormSex> {
    match sex {
        Some("female") => Some(NormSex::Female),
        Some("male") => Some(NormSex::Male),
        _ => None,
    }
}

fn refused(error: &ScoreError) -> ApiError {
    let (field, code) = match error {
        ScoreError::InformantNotTaken { .. } => ("informant".to_owned(), "not_allowed"),
        // The age follows from the day and the date of birth: what can be changed here is the instrument.
        ScoreError::AgeOutOfRange { .. } => ("instrument".to_owned(), "not_allowed"),
        ScoreError::ImpactNotTaken { .. } => (error.field(), "not_allowed"),
        _ => (error.field(), "out_of_range"),
    };
    ApiError::field(&field, code, error.to_string())
}

/// The rows of a form's scores: of the scales that it asked about.
pub(super) fn score_rows(measure: &Measure, scored: &Scored<'_>, told: &Told) -> Vec<Score> {
    let asked = scored.scales.iter().filter(|score| was_asked(score, told));
    asked.map(|score| score_row(measure, score)).collect()
}

/// False for a scale that the form did not ask about: a goal that was not set, an impact supplement left out.
fn was_asked(score: &ScaleScore<'_>, told: &Told) -> bool {
    match &score.scale.source {
        Source::Impact => told.filled.impact.is_some() || told.filled.impact_screen.is_some(),
        Source::Items(items) => items.iter().any(|item| *item <= told.filled.items.len()),
        Source::Scales(_) => true,
    }
}

fn score_row(measure: &Measure, score: &ScaleScore<'_>) -> Score {
    let count = |items: usize| i16::try_from(items).unwrap_or(i16::MAX);
    Score {
        measure_id: measure.id,
        partnership_id: measure.partnership_id,
        young_person_id: measure.young_person_id,
        episode_id: measure.episode_id,
        instrument: measure.instrument.clone(),
        informant: measure.informant.clone(),
        scale: score.scale.key.clone(),
        point: measure.point.clone(),
        completed_on: measure.completed_on,
        value: score.score,
        metric: score.metric,
        t: score.t,
        band: score.band.map(str::to_owned),
        answered: count(score.answered),
        items: count(score.items),
        prorated: score.prorated,
    }
}
