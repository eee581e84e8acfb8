//! Recording a completed instrument.

use headstart_contract::measure::{MeasureInput, MeasureView};
use headstart_domain::{
    access::Reach,
    clock::uk_local_date,
    field::FieldErrors,
    instrument::{
        Informant, Instrument, NormSex, ScaleScore, ScoreError, ScoreRequest, Scored, definition::Source,
    },
    person::age_on,
};
use headstart_store::{
    Json, Tx, Uid,
    rows::{Measure, Score, YoungPerson},
};
use serde::Serialize;
use serde_json::{Value, json};

use super::view::measure;
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{episode, tools::Tools},
};

/// What a young person who would rather not answer an item says.
const RATHER_NOT: &str = "prefer_not_to_say";

/// The answers as they were given, as they are stored with the measure.
#[derive(Debug, Serialize)]
struct Given<'a> {
    items: &'a [Value],
    impact: &'a Option<Vec<Option<f64>>>,
    impact_screen: Option<bool>,
}

/// Scores a completed instrument and records it with its answers, scores and alerts.
///
/// # Errors
/// Not found; answers that the instrument does not take, by their place; other fields that need attention; or
/// the store's.
pub fn record(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    told: &MeasureInput,
) -> ApiResult<MeasureView> {
    let (episode, person, ..) = episode::within(tx, reach, id)?;
    let form = Form::read(tools, &person, told)?;
    let scored = form.score(told)?;
    let about: Vec<&str> = scored.alerts.iter().map(|risk| risk.about.as_str()).collect();
    let row = Measure {
        id: tools.uid(),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: id,
        instrument: form.instrument.key().to_owned(),
        instrument_version: form.instrument.version().to_string(),
        informant: form.informant.as_str().into(),
        point: told.point.as_str().into(),
        completed_on: told.completed_on,
        mode: told.mode.as_str().into(),
        answers: Json::write(&Given {
            items: &told.answers,
            impact: &told.impact,
            impact_screen: told.impact_screen,
        })?,
        alerts: Json::write(&about)?,
        entered_by: tools.caller.actor.name.clone(),
        entered_by_id: tools.caller.actor_uid(),
        entered_at: tools.caller.at.into(),
    };
    let asked = scored.scales.iter().filter(|score| was_asked(score, told));
    let scores: Vec<Score> = asked.map(|score| score_row(&row, score)).collect();
    tx.insert_measure(row.clone(), scores.clone())?;
    let noted = json!({"episode": id.0, "instrument": row.instrument, "alerts": about.len()});
    tools.caller.audit(tx, "measure.recorded", Some(person.id), Some(row.id), noted);
    let baseline = tx.baseline_scores(id)?;
    measure((row, scores), &baseline)
}

/// A form that its instrument may take.
struct Form {
    instrument: &'static Instrument,
    informant: Informant,
    answers: Vec<Option<f64>>,
    age: Option<u8>,
    sex: Option<NormSex>,
}

impl Form {
    fn read(tools: &Tools, person: &YoungPerson, told: &MeasureInput) -> ApiResult<Self> {
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
        } else if told.completed_on < person.birth_date {
            errors.add("completed_on", "out_of_range", "The day must not be before the date of birth");
        }
        let answers = answers(&told.answers, &mut errors);
        match (instrument, informant) {
            (Some(instrument), Ok(informant)) if errors.is_empty() => Ok(Self {
                instrument,
                informant,
                answers,
                age: age_on(person.birth_date, told.completed_on).and_then(|age| u8::try_from(age).ok()),
                sex: norm_sex(person.sex.as_deref()),
            }),
            _ => Err(ApiError::Invalid(errors.into_vec())),
        }
    }

    fn score(&self, told: &MeasureInput) -> ApiResult<Scored<'static>> {
        let request = ScoreRequest {
            informant: self.informant,
            age: self.age,
            sex: self.sex,
            answers: &self.answers,
            impact: told.impact.as_deref(),
            impact_screen: told.impact_screen,
            bands: None,
        };
        self.instrument.score(&request).map_err(|error| refused(&error))
    }
}

/// The answers as numbers. Not answered and rather not said score alike; both are stored as they were given.
fn answers(given: &[Value], errors: &mut FieldErrors) -> Vec<Option<f64>> {
    let read = |(place, answer): (usize, &Value)| match answer {
        Value::Null => None,
        Value::String(text) if text == RATHER_NOT => None,
        Value::Number(number) => number.as_f64(),
        _ => {
            let wanted = format!("This must be a number, null or \"{RATHER_NOT}\"");
            errors.add(format!("answers[{place}]"), "invalid", wanted);
            None
        }
    };
    given.iter().enumerate().map(read).collect()
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

/// False for a scale that the form did not ask about: a goal that was not set, an impact supplement left out.
fn was_asked(score: &ScaleScore<'_>, told: &MeasureInput) -> bool {
    match &score.scale.source {
        Source::Impact => told.impact.is_some() || told.impact_screen.is_some(),
        Source::Items(items) => items.iter().any(|item| *item <= told.answers.len()),
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
