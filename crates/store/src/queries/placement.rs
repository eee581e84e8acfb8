//! Placements in offers. An offer's places are never given twice.

use diesel::prelude::*;
use headstart_domain::{access::Reach, episode::PlacementState};

use super::{Conn, dialect, episode, evaluation};
use crate::{
    Result,
    rows::Placement,
    schema::{offer, organisation, placement},
    tx::placement::{PlacementFound, PlacementLine, PlacementMoved},
    types::Uid,
};

/// The states that take a place, by code.
fn taking() -> Vec<&'static str> {
    PlacementState::ALL.iter().filter(|state| state.takes_a_place()).map(|state| state.as_str()).collect()
}

/// Adds a placement, unless it takes a place and none is left. A second open one of the same young person in
/// the same offer is a conflict.
pub(crate) fn insert(connection: &mut Conn, row: Placement) -> Result<PlacementMoved> {
    let (episode, offer) = (row.episode_id, row.offer_id);
    if row.state.parse::<PlacementState>()?.takes_a_place() && !has_place(connection, offer, row.id)? {
        return Ok(PlacementMoved::Full);
    }
    diesel::insert_into(placement::table).values(row).execute(connection)?;
    evaluation::refresh_episode(connection, episode)?;
    Ok(PlacementMoved::Done)
}

/// True when the offer has a place left beside those that other placements take.
fn has_place(connection: &mut Conn, offer_id: Uid, beside: Uid) -> Result<bool> {
    let Some(offer) = dialect::lock_offer(connection, offer_id)? else { return Ok(true) };
    let Some(places) = offer.places else { return Ok(true) };
    let taken: i64 = placement::table
        .filter(placement::offer_id.eq(offer_id))
        .filter(placement::is_open.eq(true))
        .filter(placement::state.eq_any(taking()))
        .filter(placement::id.ne(beside))
        .count()
        .get_result(connection)?;
    Ok(taken < i64::from(places))
}

/// One placement with its episode, when that is within reach.
pub(crate) fn find(connection: &mut Conn, within: &Reach, id: Uid) -> Result<Option<PlacementFound>> {
    let found = placement::table
        .inner_join(offer::table)
        .left_join(organisation::table.on(placement::organisation_id.eq(organisation::id.nullable())))
        .filter(placement::id.eq(id))
        .select(PlacementLine::as_select())
        .get_result::<PlacementLine>(connection)
        .optional()?;
    let Some(line) = found else { return Ok(None) };
    let episode = episode::find(connection, within, line.placement.episode_id)?;
    Ok(episode.map(|episode| (line, episode)))
}

/// Moves a placement on, unless it is not at `version` any more, or would take a place and none is left.
pub(crate) fn update(connection: &mut Conn, row: &Placement, version: i32) -> Result<PlacementMoved> {
    let to: PlacementState = row.state.parse()?;
    if to.takes_a_place()
        && !keeps_place(connection, row.id)?
        && !has_place(connection, row.offer_id, row.id)?
    {
        return Ok(PlacementMoved::Full);
    }
    let changed = diesel::update(placement::table)
        .filter(placement::id.eq(row.id))
        .filter(placement::version.eq(version))
        .set((
            placement::state.eq(&row.state),
            placement::is_open.eq(row.is_open),
            placement::updated_at.eq(row.updated_at),
            placement::version.eq(version + 1),
        ))
        .execute(connection)?;
    if changed == 0 {
        return Ok(PlacementMoved::Stale);
    }
    evaluation::refresh_episode(connection, row.episode_id)?;
    Ok(PlacementMoved::Done)
}

/// Adds a placement that goes on from one that was ended in the same unit of work: it keeps that one's place, if
/// it had one, so none is looked for.
pub(crate) fn insert_going_on(connection: &mut Conn, row: Placement) -> Result<()> {
    let episode = row.episode_id;
    diesel::insert_into(placement::table).values(row).execute(connection)?;
    evaluation::refresh_episode(connection, episode)
}

/// Takes a placement along into another episode, unless it is not at `version` any more. Its place stays its own.
pub(crate) fn take_along(
    connection: &mut Conn,
    row: &Placement,
    version: i32,
    to: Uid,
) -> Result<PlacementMoved> {
    let changed = diesel::update(placement::table)
        .filter(placement::id.eq(row.id))
        .filter(placement::version.eq(version))
        .set((
            placement::episode_id.eq(to),
            placement::updated_at.eq(row.updated_at),
            placement::version.eq(version + 1),
        ))
        .execute(connection)?;
    if changed == 0 {
        return Ok(PlacementMoved::Stale);
    }
    evaluation::refresh_episode(connection, row.episode_id)?;
    evaluation::refresh_episode(connection, to)?;
    Ok(PlacementMoved::Done)
}

/// True when the placement has a place already, which nobody takes away when the offer gets smaller.
fn keeps_place(connection: &mut Conn, id: Uid) -> Result<bool> {
    let state = placement::table
        .filter(placement::id.eq(id))
        .select(placement::state)
        .get_result::<String>(connection)
        .optional()?;
    Ok(state.is_some_and(|state| taking().contains(&state.as_str())))
}

/// Placements of an episode, newest first.
pub(crate) fn of_episode(connection: &mut Conn, episode: Uid) -> Result<Vec<PlacementLine>> {
    let rows = placement::table
        .inner_join(offer::table)
        .left_join(organisation::table.on(placement::organisation_id.eq(organisation::id.nullable())))
        .filter(placement::episode_id.eq(episode))
        .order((placement::created_at.desc(), placement::id.desc()))
        .limit(200)
        .select(PlacementLine::as_select())
        .load(connection)?;
    Ok(rows)
}
