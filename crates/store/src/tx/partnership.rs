//! Partnerships.

use super::twin;
use crate::{rows::Partnership, types::Uid};

twin! { partnership:
    /// Adds a partnership; its code must be new to the installation.
    insert_partnership => insert(row: Partnership) -> ();
    /// A partnership.
    find_partnership => find(id: Uid) -> Option<Partnership>;
    /// The partnership with a code.
    find_partnership_by_code => find_by_code(code: &str) -> Option<Partnership>;
    /// The partnerships of the installation, by code.
    list_partnerships => list() -> Vec<Partnership>;
    /// Gives a partnership another name.
    rename_partnership => rename(id: Uid, name: &str) -> ();
}
