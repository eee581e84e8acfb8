//! Sessions of support, and what the episode keeps of them.

use diesel::prelude::*;
use headstart_domain::episode::Attendance;

use super::{Conn, evaluation};
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
