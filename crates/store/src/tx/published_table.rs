//! The register of published tables.

use super::twin;
use crate::{rows::PublishedTable, types::Uid};

twin! { published_table:
    /// Lets nobody else publish, or add scores, until the commit.
    lock_published_tables => lock(partnership: Uid) -> ();
    /// Adds a table.
    insert_published_table => insert(row: PublishedTable) -> ();
    /// A table of a partnership.
    find_published_table => find(partnership: Uid, id: Uid) -> Option<PublishedTable>;
    /// A page of a partnership's tables after one of them, in the order they were published.
    list_published_tables => list(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<PublishedTable>;
}
