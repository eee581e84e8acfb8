//! What happened about a young person, newest first.

use std::collections::HashMap;

use headstart_contract::young_person::TimelineEntry;
use headstart_domain::{
    access::Reach,
    consent::Purpose,
    episode::{Attendance, Point},
    instrument::Instrument,
};
use headstart_store::{Tx, Uid};
use serde_json::json;
use uuid::Uuid;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::{
        history::{action_label, state_label},
        tools::Tools,
    },
};

/// Moves, sessions, measures and consents together.
///
/// # Errors
/// Not found, also when out of reach; or the store's.
pub fn timeline(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<TimelineEntry>> {
    tx.find_young_person(reach, id)?.ok_or_else(ApiError::not_found)?;
    let mut entries = moves(tx, id)?;
    entries.extend(sessions(tx, id)?);
    entries.extend(measures(tx, id)?);
    entries.extend(consents(tx, id)?);
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    tools.caller.audit(tx, "young_person.timeline_read", Some(id), Some(id), json!({}));
    Ok(entries)
}

fn moves(tx: &mut Tx<'_>, id: Uid) -> ApiResult<Vec<TimelineEntry>> {
    let rows = tx.history_of_young_person(id)?;
    let placed =
        if rows.iter().any(|row| row.subject_kind == "placement") { placed(tx, id)? } else { HashMap::new() };
    let entry = |row: headstart_store::rows::History| {
        let in_offer = placed.get(&row.subject_id.0);
        let state = state_label(&row.subject_kind, &row.to_state);
        let page = match row.subject_kind.as_str() {
            "referral" => Some(format!("/referrals/{}", row.subject_id.0)),
            "episode" => Some(format!("/episodes/{}", row.subject_id.0)),
            _ => in_offer.map(|(_, episode)| format!("/episodes/{}/placements", episode.0)),
        };
        TimelineEntry {
            at: row.at.utc(),
            title: action_label(&row.subject_kind, &row.action),
            by: Some(row.actor_name),
            detail: Some(in_offer.map_or_else(|| state.clone(), |(offer, _)| format!("{offer}: {state}"))),
            link: page,
            kind: row.subject_kind,
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// The young person's placements: in which offer, within which episode.
fn placed(tx: &mut Tx<'_>, id: Uid) -> ApiResult<HashMap<Uuid, (String, Uid)>> {
    let mut placed = HashMap::new();
    for (episode, _) in tx.episodes_of_young_person(id)? {
        for line in tx.placements_of_episode(episode.id)? {
            placed.insert(line.placement.id.0, (line.offer, episode.id));
        }
    }
    Ok(placed)
}

fn sessions(tx: &mut Tx<'_>, id: Uid) -> ApiResult<Vec<TimelineEntry>> {
    let rows = tx.sessions_of_young_person(id)?;
    rows.into_iter()
        .map(|row| {
            let attendance: Attendance = row.attendance.parse()?;
            Ok(TimelineEntry {
                at: noon(row.held_on),
                kind: "session".into(),
                title: if attendance.seen() { "Session" } else { "Session that did not take place" }.into(),
                by: Some(row.recorded_by),
                detail: Some(attendance.label().into()),
                link: Some(format!("/episodes/{}", row.episode_id.0)),
            })
        })
        .collect()
}

fn measures(tx: &mut Tx<'_>, id: Uid) -> ApiResult<Vec<TimelineEntry>> {
    let rows = tx.recent_measures_of_young_person(id)?;
    let entry = |row: headstart_store::rows::Measure| {
        let title = Instrument::find(&row.instrument).map_or(row.instrument.as_str(), Instrument::title);
        TimelineEntry {
            at: noon(row.completed_on),
            kind: "measure".into(),
            title: format!("{title} completed"),
            by: Some(row.entered_by),
            detail: row.point.parse::<Point>().ok().map(|point| point.label().to_owned()),
            link: Some(format!("/young-people/{}/measures", id.0)),
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn consents(tx: &mut Tx<'_>, id: Uid) -> ApiResult<Vec<TimelineEntry>> {
    let rows = tx.consents_of(id)?;
    rows.into_iter()
        .map(|row| {
            let purpose: Purpose = row.purpose.parse()?;
            let what = if row.given { "Consent given" } else { "Consent refused" };
            Ok(TimelineEntry {
                at: row.recorded_at.utc(),
                kind: "consent".into(),
                title: format!("{what}: {}", purpose.label()),
                by: Some(row.recorded_by),
                detail: row.withdrawn_on.map(|day| format!("Withdrawn on {day}")),
                link: None,
            })
        })
        .collect()
}

/// A day among moments: sorted at its noon, so that it falls on the same day in every time zone of the country.
fn noon(day: chrono::NaiveDate) -> chrono::DateTime<chrono::Utc> {
    day.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc()
}
