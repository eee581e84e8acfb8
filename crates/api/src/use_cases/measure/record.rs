//! Recording a completed instrument.

use chrono::NaiveDate;
use headstart_contract::measure::{MeasureInput, MeasureView};
use headstart_domain::{
    access::Reach,
    answering::Filled,
    episode::{Mode, Point},
};
use headstart_store::{
    Json, Tx, Uid,
    rows::{Episode, Measure, YoungPerson},
};
use serde_json::{Value, json};

use super::{
    form::{About, Form, score_rows},
    risk::{Endorsed, Origin, raise},
    view::measure,
};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{episode, tools::Tools},
};

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

    /// A form that was recorded.
    ///
    /// # Errors
    /// A stored row that cannot be read.
    pub(super) fn recorded(row: &Measure) -> ApiResult<Self> {
        Ok(Self {
            instrument: row.instrument.clone(),
            informant: row.informant.clone(),
            point: row.point.parse()?,
            completed_on: row.completed_on,
            mode: row.mode.parse()?,
            filled: row.answers.read()?,
        })
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
    let form = Form::read(tools, About::of(person.birth_date, person.sex.as_deref()), told)?;
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
    // Read anew: who corrects the date of birth or the sex meanwhile judges every form that there is, and this is none yet.
    let (birth_date, sex) = tx.hold_for_score(episode.id)?.ok_or_else(ApiError::not_found)?;
    let form = Form::read(tools, About::of(birth_date, sex.as_deref()), told)?;
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
    let scores = score_rows(&row, &scored, told);
    tx.insert_measure(row.clone(), scores.clone())?;
    let origin = Origin { id: who.kept_as.unwrap_or(row.id), measure: Some(row.id) };
    raise(tx, tools, episode, &form.endorsed(&scored), origin)?;
    let noted = json!({"episode": episode.id.0, "instrument": row.instrument, "alerts": about.len()});
    tools.caller.audit(tx, "measure.recorded", Some(person.id), Some(row.id), noted);
    let baseline = tx.baseline_scores(episode.id)?;
    measure((row, scores), &baseline)
}
