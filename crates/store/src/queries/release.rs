//! Evaluation projects and their releases. What is frozen is never changed: the database refuses it too.

use diesel::{dsl::max, prelude::*};
use headstart_domain::release::ReleaseState;

use super::Conn;
use crate::{
    Result,
    rows::{EvaluationProject, EvaluationRelease, ReleaseChunk},
    schema::{evaluation_project as project, evaluation_release as release, release_chunk as chunk},
    types::{Json, Time, Uid},
};

/// Adds a project.
pub(crate) fn insert_project(connection: &mut Conn, row: EvaluationProject) -> Result<()> {
    diesel::insert_into(project::table).values(row).execute(connection)?;
    Ok(())
}

/// A project of a partnership.
pub(crate) fn find_project(
    connection: &mut Conn,
    partnership: Uid,
    id: Uid,
) -> Result<Option<EvaluationProject>> {
    let found = project::table
        .filter(project::id.eq(id))
        .filter(project::partnership_id.eq(partnership))
        .select(EvaluationProject::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A page of a partnership's projects, in the order they were made.
pub(crate) fn list_projects(
    connection: &mut Conn,
    partnership: Uid,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<EvaluationProject>> {
    let rows = project::table
        .filter(project::partnership_id.eq(partnership))
        .filter(project::id.gt(after.unwrap_or(Uid::NIL)))
        .order(project::id)
        .limit(limit)
        .select(EvaluationProject::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Destroys the key of a project; false when it has none any more.
pub(crate) fn destroy_key(connection: &mut Conn, partnership: Uid, id: Uid, at: Time) -> Result<bool> {
    let with_key = project::table
        .filter(project::id.eq(id))
        .filter(project::partnership_id.eq(partnership))
        .filter(project::key.is_not_null());
    let changed = diesel::update(with_key)
        .set((project::key.eq(None::<String>), project::key_destroyed_at.eq(Some(at))))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Adds a release that is to be prepared.
pub(crate) fn insert(connection: &mut Conn, row: EvaluationRelease) -> Result<()> {
    diesel::insert_into(release::table).values(row).execute(connection)?;
    Ok(())
}

/// A release of a partnership.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<EvaluationRelease>> {
    let found = release::table
        .filter(release::id.eq(id))
        .filter(release::partnership_id.eq(partnership))
        .select(EvaluationRelease::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The frozen releases of a project with a number below another's, newest first; all without one.
pub(crate) fn list(
    connection: &mut Conn,
    project: Uid,
    before: Option<Uid>,
    limit: i64,
) -> Result<Vec<EvaluationRelease>> {
    let below = match before {
        None => i32::MAX,
        Some(id) => release::table
            .filter(release::id.eq(id))
            .filter(release::project_id.eq(project))
            .select(release::number)
            .get_result::<Option<i32>>(connection)
            .optional()?
            .flatten()
            .unwrap_or_default(),
    };
    let rows = release::table
        .filter(release::project_id.eq(project))
        .filter(release::number.lt(below))
        .order(release::number.desc())
        .limit(limit)
        .select(EvaluationRelease::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The release of a project with a number.
pub(crate) fn numbered(
    connection: &mut Conn,
    project: Uid,
    number: i32,
) -> Result<Option<EvaluationRelease>> {
    let found = release::table
        .filter(release::project_id.eq(project))
        .filter(release::number.eq(number))
        .select(EvaluationRelease::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The number of a project's newest release; 0 without one.
pub(crate) fn newest_number(connection: &mut Conn, project: Uid) -> Result<i32> {
    let number: Option<i32> = release::table
        .filter(release::project_id.eq(project))
        .select(max(release::number))
        .get_result(connection)?;
    Ok(number.unwrap_or_default())
}

/// Adds a chunk of a release that is being prepared.
pub(crate) fn insert_chunk(connection: &mut Conn, row: ReleaseChunk) -> Result<()> {
    diesel::insert_into(chunk::table).values(row).execute(connection)?;
    Ok(())
}

/// The bytes of a chunk; none after the last.
pub(crate) fn chunk(connection: &mut Conn, release: Uid, part: &str, seq: i32) -> Result<Option<Vec<u8>>> {
    let found =
        chunk::table.find((release, part, seq)).select(chunk::bytes).get_result(connection).optional()?;
    Ok(found)
}

/// Freezes a release that is being prepared, with the next number of its project; false when it is not being
/// prepared any more.
pub(crate) fn freeze(connection: &mut Conn, id: Uid, at: Time, manifest: Json) -> Result<Option<i32>> {
    let preparing =
        release::table.filter(release::id.eq(id)).filter(release::state.eq(ReleaseState::Preparing.as_str()));
    let found: Option<Uid> = preparing.select(release::project_id).get_result(connection).optional()?;
    let Some(project) = found else { return Ok(None) };
    let number = newest_number(connection, project)? + 1;
    let changed = diesel::update(preparing)
        .set((
            release::state.eq(ReleaseState::Frozen.as_str()),
            release::number.eq(Some(number)),
            release::frozen_at.eq(Some(at)),
            release::manifest.eq(Some(manifest)),
        ))
        .execute(connection)?;
    Ok((changed == 1).then_some(number))
}

/// Gives up a release that is being prepared, and deletes what there is of it.
pub(crate) fn fail(connection: &mut Conn, id: Uid) -> Result<()> {
    let preparing =
        release::table.filter(release::id.eq(id)).filter(release::state.eq(ReleaseState::Preparing.as_str()));
    if diesel::update(preparing).set(release::state.eq(ReleaseState::Failed.as_str())).execute(connection)?
        == 1
    {
        diesel::delete(chunk::table.filter(chunk::release_id.eq(id))).execute(connection)?;
    }
    Ok(())
}

/// Releases that were begun before a time and are still being prepared: whoever did so is gone.
pub(crate) fn stale(connection: &mut Conn, before: Time) -> Result<Vec<Uid>> {
    let rows = release::table
        .filter(release::state.eq(ReleaseState::Preparing.as_str()))
        .filter(release::created_at.lt(before))
        .order(release::created_at)
        .limit(100)
        .select(release::id)
        .load(connection)?;
    Ok(rows)
}
