//! Sessions of support, and what the episode keeps of them.

use chrono::NaiveDate;
use diesel::{
    dsl::{max, min},
    prelude::*,
};
use headstart_domain::episode::Attendance;

use super::{Conn, dialect, evaluation};
use crate::{
    Result,
    rows::SupportSession,
    schema::{episode, support_session},
    types::Uid,
};

/// Adds a session. When the young person was seen, the episode keeps the first and the last such day, and the
/// outcomes how long they waited and how many sessions they had.
pub(crate) fn insert(connection: &mut Conn, row: SupportSession) -> Result<()> {
    let (id, day) = (row.episode_id, row.held_on);
    let seen = row.attendance.parse::<Attendance>()?.seen();
    diesel::insert_into(support_session::table).values(row).execute(connection)?;
    if !seen {
        return Ok(());
    }
    let of_episode = episode::table.filter(episode::id.eq(id));
    let earlier = episode::first_contact_on.is_null().or(episode::first_contact_on.gt(day));
    diesel::update(of_episode.filter(earlier)).set(episode::first_contact_on.eq(day)).execute(connection)?;
    let later = episode::last_seen_on.is_null().or(episode::last_seen_on.lt(day));
    diesel::update(of_episode.filter(later)).set(episode::last_seen_on.eq(day)).execute(connection)?;
    evaluation::refresh_episode(connection, id)
}

/// One session of an episode.
pub(crate) fn find(connection: &mut Conn, episode: Uid, id: Uid) -> Result<Option<SupportSession>> {
    let found = support_session::table
        .filter(support_session::id.eq(id))
        .filter(support_session::episode_id.eq(episode))
        .select(SupportSession::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Corrects a session; false when it is not at `version` any more. What the episode and those after it keep of
/// their sessions follows.
pub(crate) fn update(connection: &mut Conn, row: &SupportSession, version: i32) -> Result<bool> {
    let changed = diesel::update(support_session::table)
        .filter(support_session::id.eq(row.id))
        .filter(support_session::version.eq(version))
        .set((
            support_session::placement_id.eq(row.placement_id),
            support_session::held_on.eq(row.held_on),
            support_session::minutes.eq(row.minutes),
            support_session::mechanism.eq(&row.mechanism),
            support_session::attendance.eq(&row.attendance),
            support_session::note.eq(&row.note),
            support_session::corrected_by.eq(&row.corrected_by),
            support_session::corrected_at.eq(row.corrected_at),
            support_session::version.eq(version + 1),
        ))
        .execute(connection)?;
    if changed == 1 {
        refresh_contacts(connection, row)?;
    }
    Ok(changed == 1)
}

/// Brings the first and the last day on which the young person was seen up to date in the episode of a session, and
/// in those that steps opened after it: they go on with its first contact.
fn refresh_contacts(connection: &mut Conn, of: &SupportSession) -> Result<()> {
    // Before the episode is locked, as whoever brings the outcomes up to date does it.
    dialect::share_partnership(connection, of.partnership_id)?;
    let mut next = Some(of.episode_id);
    while let Some(id) = next {
        let Some(row) = dialect::lock_episode(connection, id)? else { return Ok(()) };
        let seen = Attendance::ALL.iter().filter(|one| one.seen()).map(|one| one.as_str());
        let (first, last): (Option<NaiveDate>, Option<NaiveDate>) = support_session::table
            .filter(support_session::episode_id.eq(id))
            .filter(support_session::attendance.eq_any(seen.collect::<Vec<_>>()))
            .select((min(support_session::held_on), max(support_session::held_on)))
            .get_result(connection)?;
        let (first_before, last_before): (Option<NaiveDate>, Option<NaiveDate>) = match row.previous_id {
            Some(before) => episode::table
                .filter(episode::id.eq(before))
                .select((episode::first_contact_on, episode::last_seen_on))
                .get_result(connection)?,
            None => (None, None),
        };
        diesel::update(episode::table.filter(episode::id.eq(id)))
            .set((
                episode::first_contact_on.eq([first, first_before].into_iter().flatten().min()),
                episode::last_seen_on.eq([last, last_before].into_iter().flatten().max()),
            ))
            .execute(connection)?;
        evaluation::refresh_episode(connection, id)?;
        next = super::episode::after(connection, row.young_person_id, id)?;
    }
    Ok(())
}

/// Sessions of an episode, newest first.
pub(crate) fn of_episode(connection: &mut Conn, episode: Uid) -> Result<Vec<SupportSession>> {
    let rows = support_session::table
        .filter(support_session::episode_id.eq(episode))
        .order((support_session::held_on.desc(), support_session::id.desc()))
        .limit(500)
        .select(SupportSession::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Sessions of a young person, newest first.
pub(crate) fn of_young_person(connection: &mut Conn, young_person: Uid) -> Result<Vec<SupportSession>> {
    let rows = support_session::table
        .filter(support_session::young_person_id.eq(young_person))
        .order((support_session::held_on.desc(), support_session::id.desc()))
        .limit(500)
        .select(SupportSession::as_select())
        .load(connection)?;
    Ok(rows)
}
