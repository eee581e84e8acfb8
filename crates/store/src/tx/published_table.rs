//! The register of published tables.

use super::twin;
use crate::{
    rows::PublishedTable,
    types::{Json, Uid},
};

twin! { published_table:
    /// Lets nobody else publish, or add scores, until the commit.
    lock_published_tables => lock(partnership: Uid) -> ();
    /// Adds a table.
    insert_published_table => insert(row: PublishedTable) -> ();
    /// A table of a partnership.
    find_published_table => find(partnership: Uid, id: Uid) -> Option<PublishedTable>;
    /// A page of a partnership's tables after one of them, in the order they were published.
    list_published_tables => list(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<PublishedTable>;
    /// How many tables a partnership has published.
    count_published_tables => count(partnership: Uid) -> i64;
    /// The identifiers of the tables that a partnership has published.
    published_table_ids => ids(partnership: Uid) -> Vec<Uid>;
    /// The title and the unrounded counts of a table.
    published_counts => counts(partnership: Uid, id: Uid) -> Option<(String, Json)>;
}
