//! Paper forms that are typed in twice: nothing is recorded before both entries say the same, or somebody has
//! settled where they differ.

use headstart_contract::{
    answering::{PaperEntryInput, PaperEntryView},
    limits::PAPER_NOTE,
    measure::{MeasureInput, MeasureView},
    problem::ProblemCode,
};
use headstart_domain::{
    access::Reach,
    answering::{Difference, differences},
    episode::Mode,
    field::{FieldErrors, optional_text},
    instrument::Instrument,
};
use headstart_store::{
    Time, Tx, Uid,
    rows::{Episode, PaperEntry, YoungPerson},
};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::{
        episode,
        measure::{self, Origin, Told, Who},
        tools::Tools,
    },
};

const FIRST: &str = "paper_entry.first";
const SECOND: &str = "paper_entry.second";

/// What is done with a form of which one entry is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperStep {
    /// The second entry.
    Second,
    /// The form as it was settled after the entries differed.
    Settle,
}

/// Keeps the first entry of a paper form.
///
/// # Errors
/// Not found; a conflict when the support is closed; answers that the instrument does not take and other fields
/// that need attention; or the store's.
pub fn first_entry(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    form: &MeasureInput,
) -> ApiResult<PaperEntryView> {
    let (episode, person, ..) = episode::within(tx, reach, id)?;
    typed_from_paper(form, "")?;
    let endorsed = measure::check(tools, &person, &Told::typed(form))?;
    let caller = &tools.caller;
    let entry = tools.uid();
    let row = PaperEntry {
        id: entry,
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: id,
        instrument: form.instrument.clone(),
        informant: form.informant.clone(),
        point: form.point.as_str().into(),
        state: "waiting".into(),
        first_entry: Some(seal(tools, FIRST, entry, form)?),
        first_by: caller.actor.name.clone(),
        first_by_id: caller.actor_uid(),
        first_at: caller.at.into(),
        second_entry: None,
        second_by: None,
        second_by_id: None,
        second_at: None,
        note: None,
        measure_id: None,
        version: 1,
    };
    tx.insert_paper_entry(row.clone())?;
    // What somebody answered must not wait for the second entry.
    measure::raise(tx, tools, &episode, &endorsed, Origin { id: entry, measure: None })?;
    let noted = json!({"episode": id.0, "instrument": row.instrument});
    caller.audit(tx, "paper_entry.made", Some(episode.young_person_id), Some(entry), noted);
    view(row, vec![], None, None)
}

fn typed_from_paper(form: &MeasureInput, within: &str) -> ApiResult<()> {
    if form.mode == Mode::Paper {
        return Ok(());
    }
    Err(ApiError::field(&format!("{within}mode"), "not_allowed", "Only paper forms are typed in twice"))
}

fn seal(tools: &Tools, place: &str, id: Uid, form: &MeasureInput) -> ApiResult<String> {
    let text = serde_json::to_string(form).map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(tools.sealer().seal(place, id.0, &text)?)
}

fn unseal(tools: &Tools, place: &str, id: Uid, sealed: Option<&String>) -> ApiResult<MeasureInput> {
    let sealed = sealed.ok_or_else(|| ApiError::Internal("an entry without its answers".into()))?;
    let text = tools.sealer().open(place, id.0, sealed)?;
    serde_json::from_str(&text).map_err(|error| ApiError::Internal(error.to_string()))
}

fn view(
    row: PaperEntry,
    differences: Vec<Difference>,
    second_entry: Option<MeasureInput>,
    measure: Option<MeasureView>,
) -> ApiResult<PaperEntryView> {
    let title = Instrument::find(&row.instrument).map_or(row.instrument.as_str(), Instrument::title);
    Ok(PaperEntryView {
        id: row.id.into(),
        episode_id: row.episode_id.into(),
        title: title.to_owned(),
        instrument: row.instrument,
        informant: row.informant,
        point: row.point.parse()?,
        state: row.state,
        first_by: row.first_by,
        first_at: row.first_at.utc(),
        second_by: row.second_by,
        second_at: row.second_at.map(Time::utc),
        note: row.note,
        differences,
        second_entry,
        measure,
        version: row.version,
    })
}

/// Paper forms of an episode within reach, newest first. What the entries say is shown only once they
/// differ: whoever types the second one does not see the first.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn list(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<PaperEntryView>> {
    let (episode, ..) = episode::within(tx, reach, id)?;
    tools.caller.audit(tx, "paper_entry.listed", Some(episode.young_person_id), Some(id), json!({}));
    let rows = tx.paper_entries_of_episode(id)?;
    rows.into_iter()
        .map(|row| {
            if row.state != "differs" {
                return view(row, vec![], None, None);
            }
            let (first, second) = entries(tools, &row)?;
            view(row, between(&first, &second), Some(second), None)
        })
        .collect()
}

/// Both entries of a form in which they differ.
fn entries(tools: &Tools, row: &PaperEntry) -> ApiResult<(MeasureInput, MeasureInput)> {
    let first = unseal(tools, FIRST, row.id, row.first_entry.as_ref())?;
    let second = unseal(tools, SECOND, row.id, row.second_entry.as_ref())?;
    Ok((first, second))
}

fn between(first: &MeasureInput, second: &MeasureInput) -> Vec<Difference> {
    let (one, other) = (Told::typed(first), Told::typed(second));
    differences((&one.filled, first.completed_on), (&other.filled, second.completed_on))
}

/// Takes the second entry, or the form as it was settled. When the entries say the same, or have been settled,
/// the measure is recorded; else the places that differ are told and nothing is recorded.
///
/// # Errors
/// Not found, stale, a conflict when it is not waiting for this, fields that need attention, or the store's.
pub fn second_entry(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    version: IfMatch,
    (step, input): (PaperStep, &PaperEntryInput),
) -> ApiResult<PaperEntryView> {
    let (row, episode, person) = found(tx, reach, id)?;
    version.check(row.version)?;
    let wanted = if step == PaperStep::Second { "waiting" } else { "differs" };
    if row.state != wanted {
        let detail = format!("This form is '{}', not '{wanted}'", row.state);
        return Err(ApiError::known(ProblemCode::Conflict, detail));
    }
    typed_from_paper(&input.form, "form.")?;
    let first = unseal(tools, FIRST, id, row.first_entry.as_ref())?;
    let note = same_form(tools, &row, step, &first, input)?;
    let endorsed = measure::check(tools, &person, &Told::typed(&input.form)).map_err(within_form)?;
    let caller = &tools.caller;
    let mut after = PaperEntry {
        second_by: Some(caller.actor.name.clone()),
        second_by_id: Some(caller.actor_uid()),
        second_at: Some(caller.at.into()),
        note: note.or_else(|| row.note.clone()),
        ..row.clone()
    };
    let differing = match step {
        PaperStep::Second => between(&first, &input.form),
        PaperStep::Settle => {
            settled_only_what_differed(tools, &row, &first, &input.form)?;
            vec![]
        }
    };
    let measure = if differing.is_empty() {
        let who = Who { name: caller.actor.name.clone(), id: caller.actor_uid(), kept_as: Some(id) };
        let told = Told::typed(&input.form);
        let measure = measure::record_told(tx, tools, &episode, &person, &told, who)?;
        (after.first_entry, after.second_entry) = (None, None);
        after.measure_id = Some(measure.id.into());
        "recorded".clone_into(&mut after.state);
        Some(measure)
    } else {
        measure::raise(tx, tools, &episode, &endorsed, Origin { id, measure: None })?;
        after.second_entry = Some(seal(tools, SECOND, id, &input.form)?);
        "differs".clone_into(&mut after.state);
        None
    };
    save(tx, &mut after, row.version)?;
    let noted = json!({"episode": row.episode_id.0, "differences": differing.len()});
    caller.audit(tx, "paper_entry.compared", Some(row.young_person_id), Some(id), noted);
    let second = measure.is_none().then(|| input.form.clone());
    view(after, differing, second, measure)
}

fn found(tx: &mut Tx<'_>, reach: &Reach, id: Uid) -> ApiResult<(PaperEntry, Episode, YoungPerson)> {
    let row = tx.find_paper_entry(id)?.ok_or_else(ApiError::not_found)?;
    let (episode, person, ..) = episode::within(tx, reach, row.episode_id)?;
    Ok((row, episode, person))
}

fn save(tx: &mut Tx<'_>, after: &mut PaperEntry, version: i32) -> ApiResult<()> {
    if !tx.update_paper_entry(after, version)? {
        return Err(ApiError::Stale { current: version + 1 });
    }
    after.version = version + 1;
    Ok(())
}

fn within_form(error: ApiError) -> ApiError {
    match error {
        ApiError::Invalid(mut errors) => {
            errors.iter_mut().for_each(|fault| fault.field = format!("form.{}", fault.field));
            ApiError::Invalid(errors)
        }
        other => other,
    }
}

/// The note, when the second entry is of the same form. The same person may type it again, but says why.
fn same_form(
    tools: &Tools,
    row: &PaperEntry,
    step: PaperStep,
    first: &MeasureInput,
    input: &PaperEntryInput,
) -> ApiResult<Option<String>> {
    let mut errors = FieldErrors::new();
    let mut hold = |field: &str, same: bool| {
        if !same {
            errors.add(format!("form.{field}"), "not_allowed", "The first entry says something else");
        }
    };
    hold("instrument", first.instrument == input.form.instrument);
    hold("informant", first.informant == input.form.informant);
    hold("point", first.point == input.form.point);
    let note = errors.take("note", optional_text(input.note.as_deref(), "the note", PAPER_NOTE)).flatten();
    let alone = step == PaperStep::Second && row.first_by_id == tools.caller.actor_uid();
    if note.is_none() && alone {
        errors.add("note", "required", "Say why the same person types both entries");
    }
    if errors.is_empty() { Ok(note) } else { Err(ApiError::Invalid(errors.into_vec())) }
}

/// Where the entries agreed, the settled form must say the same.
fn settled_only_what_differed(
    tools: &Tools,
    row: &PaperEntry,
    first: &MeasureInput,
    settled: &MeasureInput,
) -> ApiResult<()> {
    let (_, second) = entries(tools, row)?;
    let open: Vec<String> = between(first, &second).into_iter().map(|one| one.field).collect();
    let changed = between(first, settled).into_iter().filter(|one| !open.contains(&one.field));
    let mut errors = FieldErrors::new();
    for one in changed {
        let message = "Both entries say the same here; it cannot be changed";
        errors.add(format!("form.{}", one.field), "not_allowed", message);
    }
    if errors.is_empty() { Ok(()) } else { Err(ApiError::Invalid(errors.into_vec())) }
}

/// Throws a form away of which nothing was recorded.
///
/// # Errors
/// Not found, stale, a conflict when it was recorded or thrown away before, or the store's.
pub fn discard(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    version: IfMatch,
) -> ApiResult<PaperEntryView> {
    let (row, ..) = found(tx, reach, id)?;
    version.check(row.version)?;
    if !matches!(row.state.as_str(), "waiting" | "differs") {
        let detail = "This form was recorded or thrown away before";
        return Err(ApiError::known(ProblemCode::Conflict, detail));
    }
    let mut after =
        PaperEntry { state: "discarded".into(), first_entry: None, second_entry: None, ..row.clone() };
    save(tx, &mut after, row.version)?;
    let noted = json!({"episode": row.episode_id.0});
    tools.caller.audit(tx, "paper_entry.discarded", Some(row.young_person_id), Some(id), noted);
    view(after, vec![], None, None)
}
