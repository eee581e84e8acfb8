//! Sessions of support.

use headstart_contract::{
    episode::{SessionInput, SessionView},
    limits::{LONG_TEXT, SESSION_MINUTES},
};
use headstart_domain::{
    access::{Permission, Reach},
    clock::uk_local_date,
    episode::Attendance,
    field::{FieldErrors, optional_text},
};
use headstart_store::{
    Time, Tx, Uid,
    rows::{Episode, SupportSession},
};
use serde_json::json;

use super::{correction::Correction, episode, tools::Tools};
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
};

/// Where notes are sealed for.
const NOTE: &str = "support_session.note";

/// Sessions of an episode within reach, newest first. Notes are for those who work with the young person.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn list(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<SessionView>> {
    let (episode, ..) = episode::within(tx, reach, id)?;
    let working = tools.caller.reach(Permission::EpisodesWork);
    let reads_notes = tx.find_episode(&working, id)?.is_some();
    tools.caller.audit(tx, "episode.sessions_read", Some(episode.young_person_id), Some(id), json!({}));
    tx.sessions_of_episode(id)?.into_iter().map(|row| view(tools, row, reads_notes)).collect()
}

fn view(tools: &Tools, row: SupportSession, reads_notes: bool) -> ApiResult<SessionView> {
    let attendance: Attendance = row.attendance.parse()?;
    let open = |sealed: String| tools.sealer().open(NOTE, row.id.0, &sealed);
    Ok(SessionView {
        id: row.id.into(),
        on: row.held_on,
        minutes: row.minutes.and_then(|minutes| u16::try_from(minutes).ok()),
        mechanism: row.mechanism.parse()?,
        attendance,
        attendance_label: attendance.label().to_owned(),
        placement_id: row.placement_id.map(Into::into),
        note: row.note.filter(|_| reads_notes).map(open).transpose()?,
        recorded_by: row.recorded_by,
        recorded_at: row.recorded_at.utc(),
        corrected_by: row.corrected_by,
        corrected_at: row.corrected_at.map(Time::utc),
        version: row.version,
    })
}

/// Records a session. The first at which the young person was seen ends the wait for a first contact.
///
/// # Errors
/// Not found; a closed episode; fields that need attention; or the store's.
pub fn record(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    told: &SessionInput,
) -> ApiResult<SessionView> {
    let episode = episode::open_within(tx, reach, id)?;
    let mut errors = check(tx, tools, &episode, told)?;
    let note = errors.take("note", optional_text(told.note.as_deref(), "the note", LONG_TEXT));
    let note = errors.finish(note).map_err(ApiError::Invalid)?;
    let session = tools.uid();
    let row = SupportSession {
        id: session,
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: id,
        placement_id: told.placement_id.map(Uid::from),
        held_on: told.on,
        minutes: told.minutes.and_then(|minutes| i16::try_from(minutes).ok()),
        mechanism: told.mechanism.as_str().into(),
        attendance: told.attendance.as_str().into(),
        note: note.map(|note| tools.sealer().seal(NOTE, session.0, &note)).transpose()?,
        recorded_by: tools.caller.actor.name.clone(),
        recorded_by_id: tools.caller.actor_uid(),
        recorded_at: tools.caller.at.into(),
        corrected_by: None,
        corrected_at: None,
        version: 1,
    };
    tx.insert_support_session(row.clone())?;
    let about = json!({"episode": id.0});
    tools.caller.audit(tx, "session.recorded", Some(episode.young_person_id), Some(session), about);
    // The answer is kept for repeated requests, and nothing sealed may lie there in the clear.
    view(tools, row, false)
}

/// Corrects a session, also one of a period of support that is closed by now. The days of first and last contact, and
/// what is due, follow.
///
/// # Errors
/// Not found; stale; fields that need attention; or the store's.
pub fn correct(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    (episode, id): (Uid, Uid),
    told: &SessionInput,
    version: IfMatch,
) -> ApiResult<SessionView> {
    let (episode, ..) = episode::within(tx, reach, episode)?;
    let before = tx.find_support_session(episode.id, id)?.ok_or_else(ApiError::not_found)?;
    version.check(before.version)?;
    let mut errors = check(tx, tools, &episode, told)?;
    let note = errors.take("note", optional_text(told.note.as_deref(), "the note", LONG_TEXT));
    let note = errors.finish(note).map_err(ApiError::Invalid)?;
    let noted = before.note.as_deref().map(|sealed| tools.sealer().open(NOTE, id.0, sealed)).transpose()?;
    let mut row = SupportSession {
        placement_id: told.placement_id.map(Uid::from),
        held_on: told.on,
        minutes: told.minutes.and_then(|minutes| i16::try_from(minutes).ok()),
        mechanism: told.mechanism.as_str().into(),
        attendance: told.attendance.as_str().into(),
        ..before.clone()
    };
    let text = |id: Option<Uid>| id.map(|id| id.0.to_string());
    let mut correction = Correction::default();
    correction.field("on", before.held_on.to_string(), row.held_on.to_string());
    correction.field("minutes", before.minutes, row.minutes);
    correction.field("mechanism", before.mechanism, row.mechanism.clone());
    correction.field("attendance", before.attendance, row.attendance.clone());
    correction.field("placement_id", text(before.placement_id), text(row.placement_id));
    if noted != note {
        row.note = note.as_deref().map(|note| tools.sealer().seal(NOTE, id.0, note)).transpose()?;
    }
    correction.field("note", noted, note);
    if correction.is_empty() {
        return view(tools, row, true);
    }
    row.corrected_by = Some(tools.caller.actor.name.clone());
    row.corrected_at = Some(tools.caller.at.into());
    if !tx.update_support_session(&row, version.0)? {
        return Err(ApiError::Stale { current: row.version + 1 });
    }
    row.version += 1;
    let details = correction.details(tools, id)?;
    tools.caller.audit(tx, "session.corrected", Some(row.young_person_id), Some(id), details);
    view(tools, row, true)
}

fn check(tx: &mut Tx<'_>, tools: &Tools, episode: &Episode, told: &SessionInput) -> ApiResult<FieldErrors> {
    let mut errors = FieldErrors::new();
    if told.on > uk_local_date(tools.caller.at) {
        errors.add("on", "out_of_range", "The day must not be in the future");
    } else if told.on < uk_local_date(episode.clock_started_at.utc()) {
        errors.add("on", "out_of_range", "The day must not be before the referral");
    } else if episode.closed_at.is_some_and(|at| told.on > uk_local_date(at.utc())) {
        errors.add("on", "out_of_range", "The day must not be after the support ended");
    }
    if told.minutes.is_some_and(|minutes| !(1..=SESSION_MINUTES).contains(&minutes)) {
        errors.add("minutes", "out_of_range", format!("Minutes must be 1 to {SESSION_MINUTES}"));
    }
    if let Some(placement) = told.placement_id {
        let placements = tx.placements_of_episode(episode.id)?;
        if !placements.iter().any(|line| line.placement.id == Uid::from(placement)) {
            errors.add("placement_id", "unknown", "This is not a placement of this period of support");
        }
    }
    Ok(errors)
}
