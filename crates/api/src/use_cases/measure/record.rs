//! Recording a completed instrument.

use chrono::NaiveDate;
use headstart_contract::measure::{MeasureInput, MeasureView};
use headstart_domain::{
    access::Reach,
    answering::Filled,
    clock::uk_local_date,
    episode::{Mode, Point},
    field::FieldErrors,
    instrument::{
        Informant, Instrument, NormSex, ScaleScore, ScoreError, ScoreRequest, Scored, definition::Source,
    },
    person::age_on,
};
use headstart_store::{
    Json, Tx, Uid,
    rows::{Episode, Measure, Score, YoungPerson},
};
use serde_json::{Value, json};

use super::{
    risk::{Endorsed, Origin, raise},
    view::measure,
};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{episode, tools::Tools},
};

/// What somebody who would rather not answer an item says.
const RATHER_NOT: &str = "prefer_not_to_say";

/// A completed form, however it came in.
#[derive(Debug, Clone)]
pub struct Told {
    /// The instrument's key.
    pub instrument: String,
    /// Who answered.
    pub informant: String,
    /// When in the period of support.
    pub point: Point,
    /// The day it was completed.
    pub completed_on: NaiveDate,
    /// How the answers came in.
    pub mode: Mode,
    /// The answers.
    pub filled: Filled,
}

impl Told {
    /// A form that staff typed in.
    pub fn typed(input: &MeasureInput) -> Self {
        Self {
            instrument: input.instrument.clone(),
            informant: input.informant.clone(),
            point: input.point,
            completed_on: input.completed_on,
            mode: input.mode,
            filled: Filled {
                items: input.answers.clone(),
                impact: input.impact.as_ref().map(|answers| answers.iter().map(|one| json!(one)).collect()),
                impact_screen: input.impact_screen.map(Value::Bool),
            },
        }
    }
}

/// Whose name stands with a measure.
#[derive(Debug, Clone)]
pub struct Who {
    /// The name.
    pub name: String,
    /// The account or the link.
    pub id: Uid,
    /// The link or paper form whose answers may have been kept, and may have alerted, before they are recorded.
    pub kept_as: Option<Uid>,
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
    let who = Who { name: tools.caller.actor.name.clone(), id: tools.caller.actor_uid(), kept_as: None };
    record_told(tx, tools, &episode, &person, &Told::typed(told), who)
}

/// Whether a form could be recorded, without recording it; and which of its risk items are endorsed.
///
/// # Errors
/// Answers that the instrument does not take, by their place, and other fields that need attention.
pub fn check(tools: &Tools, person: &YoungPerson, told: &Told) -> ApiResult<Vec<Endorsed>> {
    let form = Form::read(tools, person, told)?;
    let scored = form.score(told)?;
    Ok(form.endorsed(&scored))
}

/// Scores a form and records it with its answers, scores and alerts, whose reach has been checked.
///
/// # Errors
/// Answers that the instrument does not take, by their place; other fields that need attention; or the store's.
pub fn record_told(
    tx: &mut Tx<'_>,
    tools: &Tools,
    episode: &Episode,
    person: &YoungPerson,
    told: &Told,
    who: Who,
) -> ApiResult<MeasureView> {
    let form = Form::read(tools, person, told)?;
    let scored = form.score(told)?;
    let about: Vec<&str> = scored.alerts.iter().map(|risk| risk.about.as_str()).collect();
    let row = Measure {
        id: tools.uid(),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: episode.id,
        instrument: form.instrument.key().to_owned(),
        instrument_version: form.instrument.version().to_string(),
        informant: form.informant.as_str().into(),
        point: told.point.as_str().into(),
        completed_on: told.completed_on,
        mode: told.mode.as_str().into(),
        answers: Json::write(&told.filled)?,
        alerts: Json::write(&about)?,
        entered_by: who.name,
        entered_by_id: who.id,
        entered_at: tools.caller.at.into(),
    };
    let asked = scored.scales.iter().filter(|score| was_asked(score, told));
    let scores: Vec<Score> = asked.map(|score| score_row(&row, score)).collect();
    tx.insert_measure(row.clone(), scores.clone())?;
    let origin = Origin { id: who.kept_as.unwrap_or(row.id), measure: Some(row.id) };
    raise(tx, tools, episode, &form.endorsed(&scored), origin)?;
    let noted = json!({"episode": episode.id.0, "instrument": row.instrument, "alerts": about.len()});
    tools.caller.audit(tx, "measure.recorded", Some(person.id), Some(row.id), noted);
    let baseline = tx.baseline_scores(episode.id)?;
    measure((row, scores), &baseline)
}

/// A form that its instrument may take.
struct Form {
    instrument: &'static Instrument,
    informant: Informant,
    answers: Vec<Option<f64>>,
    impact: Option<Vec<Option<f64>>>,
    impact_screen: Option<bool>,
    age: Option<u8>,
    sex: Option<NormSex>,
}

impl Form {
    fn read(tools: &Tools, person: &YoungPerson, told: &Told) -> ApiResult<Self> {
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
        let answers = numbers("answers", &told.filled.items, &mut errors);
        let impact = told.filled.impact.as_ref().map(|given| numbers("impact", given, &mut errors));
        let impact_screen = screen(told.filled.impact_screen.as_ref(), &mut errors);
        match (instrument, informant) {
            (Some(instrument), Ok(informant)) if errors.is_empty() => Ok(Self {
                instrument,
                informant,
                answers,
                impact,
                impact_screen,
                age: age_on(person.birth_date, told.completed_on).and_then(|age| u8::try_from(age).ok()),
                sex: norm_sex(person.sex.as_deref()),
            }),
            _ => Err(ApiError::Invalid(errors.into_vec())),
        }
    }

    /// The risk items that are endorsed, whether or not the form can be scored.
    fn endorsed(&self, scored: &Scored<'_>) -> Vec<Endorsed> {
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

    fn score(&self, told: &Told) -> ApiResult<Scored<'static>> {
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
