//! Many records at once.

use diesel::prelude::*;

use super::{Conn, dialect};
use crate::{
    Result,
    schema::{
        consent, episode, goal, history, measure, person_access, placement, referral, referral_draft, score,
        support_session, young_person,
    },
    tx::bulk::Records,
};

/// The most values of one statement: SQLite takes 32,766, and longer statements are no faster.
const VALUES: usize = 8_000;

/// Adds rows, a statement for as many as its values allow.
macro_rules! insert {
    ($connection:expr, $table:ident, $columns:expr, $rows:expr) => {
        for rows in $rows.chunks(VALUES / $columns) {
            diesel::insert_into($table::table).values(rows).execute($connection)?;
        }
    };
}

/// Adds records, those first that others point to.
pub(crate) fn insert(connection: &mut Conn, records: &Records) -> Result<()> {
    dialect::make_room(connection)?;
    insert!(connection, young_person, 28, records.young_people);
    insert!(connection, person_access, 2, records.person_access);
    insert!(connection, consent, 15, records.consents);
    insert!(connection, referral_draft, 6, records.drafts);
    insert!(connection, referral, 22, records.referrals);
    insert!(connection, episode, 23, records.episodes);
    insert!(connection, placement, 11, records.placements);
    insert!(connection, support_session, 16, records.sessions);
    insert!(connection, goal, 12, records.goals);
    insert!(connection, measure, 15, records.measures);
    insert!(connection, score, 16, records.scores);
    insert!(connection, history, 13, records.history);
    Ok(())
}
