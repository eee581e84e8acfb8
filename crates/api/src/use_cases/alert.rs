//! Risk items that were endorsed: who must know, and what was done.

use std::collections::HashMap;

use headstart_contract::{
    alert::{Acknowledgement, AlertContent, AlertCount, AlertView},
    limits,
    problem::ProblemCode,
};
use headstart_domain::{
    access::Reach, clock::uk_local_date, field::required_text, instrument::Instrument, person::age_on,
};
use headstart_store::{
    Time, Tx, Uid,
    rows::Alert,
    tx::{alert::AlertFilter, episode::EpisodeLine},
};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// Where what was done is sealed for.
const DONE: &str = "alert.done";

/// An alert, the name of the lead worker, and the episode when the reader may read it.
pub type AlertListed = (Alert, Option<String>, Option<EpisodeLine>);

/// A page of alerts, newest first.
///
/// # Errors
/// The store's.
pub fn list(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    filter: &AlertFilter,
) -> ApiResult<Vec<AlertListed>> {
    let rows = tx.list_alerts(reach, filter)?;
    let listed = with_lines(tx, reach, rows)?;
    let shown: Vec<_> =
        listed.iter().filter(|(_, _, line)| line.is_some()).map(|(row, ..)| row.young_person_id.0).collect();
    tools.caller.audit(tx, "alert.listed", None, None, json!({ "shown": shown }));
    Ok(listed)
}

fn with_lines(tx: &mut Tx<'_>, reach: &Reach, rows: Vec<Alert>) -> ApiResult<Vec<AlertListed>> {
    let episodes: Vec<Uid> = rows.iter().map(|row| row.episode_id).collect();
    let lines: HashMap<Uid, EpisodeLine> =
        tx.alert_lines(reach, &episodes)?.into_iter().map(|line| (line.id, line)).collect();
    let leads: HashMap<Uid, String> = tx.alert_leads(&episodes)?.into_iter().collect();
    let found = |row: Alert| {
        let (lead, line) = (leads.get(&row.episode_id).cloned(), lines.get(&row.episode_id).cloned());
        (row, lead, line)
    };
    Ok(rows.into_iter().map(found).collect())
}

/// An alert as it is shown.
///
/// # Errors
/// When a stored code or a sealed text cannot be read.
pub fn view(tools: &Tools, (row, lead_worker, line): AlertListed) -> ApiResult<AlertView> {
    let about = line.as_ref().map(|line| content(tools, &row, line)).transpose()?;
    Ok(AlertView {
        id: row.id.into(),
        raised_at: row.raised_at.utc(),
        lead_worker,
        about,
        acknowledged_at: row.acknowledged_at.map(Time::utc),
        acknowledged_by: row.acknowledged_by,
    })
}

fn content(tools: &Tools, row: &Alert, line: &EpisodeLine) -> ApiResult<AlertContent> {
    let done = row.done.as_deref().map(|sealed| tools.sealer().open(DONE, row.id.0, sealed)).transpose()?;
    let instrument = Instrument::find(&row.instrument);
    Ok(AlertContent {
        young_person_id: row.young_person_id.into(),
        young_person: format!("{} {}", line.given_name, line.family_name),
        age: age_on(line.birth_date, uk_local_date(tools.caller.at)).unwrap_or_default(),
        episode_id: row.episode_id.into(),
        measure_id: row.measure_id.map(Into::into),
        instrument: instrument.map_or(row.instrument.as_str(), Instrument::title).to_owned(),
        informant: row.informant.parse()?,
        item: u16::try_from(row.item).unwrap_or_default(),
        risk: row.about.clone(),
        answer: row.answer,
        answer_words: instrument.and_then(|instrument| instrument.label(row.answer)).map(str::to_owned),
        done,
    })
}

/// How many alerts nobody has seen to.
///
/// # Errors
/// The store's.
pub fn count(tx: &mut Tx<'_>, reach: &Reach) -> ApiResult<AlertCount> {
    Ok(AlertCount { open: u32::try_from(tx.count_open_alerts(reach)?).unwrap_or(u32::MAX) })
}

/// Notes what was done about an alert.
///
/// # Errors
/// Not found; not allowed when the record itself may not be read; a conflict when somebody has seen to it before;
/// fields that need attention; or the store's.
pub fn acknowledge(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    told: &Acknowledgement,
) -> ApiResult<AlertView> {
    let row = tx.find_alert(reach, id)?.ok_or_else(ApiError::not_found)?;
    if tx.alert_lines(reach, &[row.episode_id])?.is_empty() {
        let detail = "Only people named on this record can say what was done; speak to its lead worker";
        return Err(ApiError::known(ProblemCode::NotAllowed, detail));
    }
    let done = required_text(&told.done, "what was done", limits::DONE)
        .map_err(|error| ApiError::field("done", error.code(), error.to_string()))?;
    let sealed = tools.sealer().seal(DONE, id.0, &done)?;
    let caller = &tools.caller;
    let by = (caller.actor.name.as_str(), caller.actor_uid());
    if !tx.acknowledge_alert(id, by, sealed, caller.at.into())? {
        return Err(ApiError::known(ProblemCode::Conflict, "Somebody has seen to this before"));
    }
    caller.audit(tx, "alert.acknowledged", Some(row.young_person_id), Some(id), json!({}));
    let row = tx.find_alert(reach, id)?.ok_or_else(ApiError::not_found)?;
    let listed = with_lines(tx, reach, vec![row])?.into_iter().next();
    view(tools, listed.ok_or_else(ApiError::not_found)?)
}
