//! Two records of one young person become one.

use super::twin;
use crate::{
    rows::JoinedPerson,
    types::{Json, Uid},
};

/// The tables whose rows go along when a record is joined to another, as PostgreSQL and SQLite do it. Who may see
/// a restricted record, and whom somebody was told apart from, are for the caller to settle.
pub const MOVED: [&[&str]; 2] = [crate::pg::queries::joining::MOVED, crate::sqlite::queries::joining::MOVED];

twin! { joining:
    /// Keeps others from changing a record, or from adding to it, until the commit.
    lock_young_person => lock(young_person: Uid) -> ();
    /// Notes on the referrals of a record whom their referrers told of, where that is not noted yet.
    note_told => note_told(young_person: Uid, told: &Json) -> ();
    /// Moves everything of one record to another, keeps what the first one said, and takes it away.
    join_young_person => join(row: JoinedPerson) -> ();
    /// The records that were joined to this one, first joined first.
    joined_to => joined_to(young_person: Uid) -> Vec<JoinedPerson>;
}
