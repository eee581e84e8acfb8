//! Two records of one young person become one.

use diesel::prelude::*;

use super::{Conn, dialect};
use crate::{
    Result,
    rows::JoinedPerson,
    schema::{
        alert, answer_link, consent, episode, goal, history, joined_person, measure, paired_score,
        paper_entry, placement, referral, score, support_session, young_person,
    },
    types::{Json, Uid},
};

macro_rules! of_a_young_person {
    ($($table:ident)+) => {
        /// The tables whose rows go along when a record is joined to another.
        pub(crate) const MOVED: &[&str] = &[$(stringify!($table)),+];

        fn move_rows(connection: &mut Conn, from: Uid, to: Uid) -> Result<()> {
            $(
                diesel::update($table::table.filter($table::young_person_id.eq(from)))
                    .set($table::young_person_id.eq(to))
                    .execute(connection)?;
            )+
            Ok(())
        }
    };
}

of_a_young_person! {
    consent referral history episode placement support_session goal measure score answer_link alert paper_entry
    paired_score joined_person
}

/// Keeps others from changing a record, or from adding to it, until the commit.
pub(crate) fn lock(connection: &mut Conn, young_person: Uid) -> Result<()> {
    dialect::lock_young_person(connection, young_person)
}

/// Notes on the referrals of a record whom their referrers told of, where that is not noted yet.
pub(crate) fn note_told(connection: &mut Conn, young_person: Uid, told: &Json) -> Result<()> {
    diesel::update(
        referral::table.filter(referral::young_person_id.eq(young_person)).filter(referral::told.is_null()),
    )
    .set(referral::told.eq(Some(told)))
    .execute(connection)?;
    Ok(())
}

/// Moves everything of one record to another, keeps what the first one said, and takes it away.
pub(crate) fn join(connection: &mut Conn, row: JoinedPerson) -> Result<()> {
    let (from, to) = (row.id, row.young_person_id);
    move_rows(connection, from, to)?;
    diesel::insert_into(joined_person::table).values(row).execute(connection)?;
    diesel::delete(young_person::table.filter(young_person::id.eq(from))).execute(connection)?;
    Ok(())
}

/// The records that were joined to this one.
pub(crate) fn joined_to(connection: &mut Conn, young_person: Uid) -> Result<Vec<JoinedPerson>> {
    let rows = joined_person::table
        .filter(joined_person::young_person_id.eq(young_person))
        .order(joined_person::joined_at)
        .limit(50)
        .select(JoinedPerson::as_select())
        .load(connection)?;
    Ok(rows)
}
