//! Paper forms that are typed in twice.

use diesel::prelude::*;

use super::Conn;
use crate::{Result, rows::PaperEntry, schema::paper_entry, types::Uid};

/// Adds a first entry.
pub(crate) fn insert(connection: &mut Conn, row: PaperEntry) -> Result<()> {
    diesel::insert_into(paper_entry::table).values(row).execute(connection)?;
    Ok(())
}

/// One form. The reach of its episode is the caller's to check.
pub(crate) fn find(connection: &mut Conn, id: Uid) -> Result<Option<PaperEntry>> {
    let found = paper_entry::table
        .filter(paper_entry::id.eq(id))
        .select(PaperEntry::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Forms of an episode, newest first.
pub(crate) fn of_episode(connection: &mut Conn, episode: Uid) -> Result<Vec<PaperEntry>> {
    let rows = paper_entry::table
        .filter(paper_entry::episode_id.eq(episode))
        .order((paper_entry::first_at.desc(), paper_entry::id.desc()))
        .limit(200)
        .select(PaperEntry::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Writes what the second entry brought; false when the form is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &PaperEntry, version: i32) -> Result<bool> {
    let changed = diesel::update(paper_entry::table)
        .filter(paper_entry::id.eq(row.id))
        .filter(paper_entry::version.eq(version))
        .set((
            paper_entry::state.eq(&row.state),
            paper_entry::first_entry.eq(&row.first_entry),
            paper_entry::second_entry.eq(&row.second_entry),
            paper_entry::second_by.eq(&row.second_by),
            paper_entry::second_by_id.eq(row.second_by_id),
            paper_entry::second_at.eq(row.second_at),
            paper_entry::note.eq(&row.note),
            paper_entry::measure_id.eq(row.measure_id),
            paper_entry::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}
