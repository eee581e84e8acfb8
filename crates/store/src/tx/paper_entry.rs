//! Paper forms that are typed in twice.

use super::twin;
use crate::{rows::PaperEntry, types::Uid};

twin! { paper_entry:
    /// Adds a first entry.
    insert_paper_entry => insert(row: PaperEntry) -> ();
    /// One form. The reach of its episode is the caller's to check.
    find_paper_entry => find(id: Uid) -> Option<PaperEntry>;
    /// Forms of an episode, newest first.
    paper_entries_of_episode => of_episode(episode: Uid) -> Vec<PaperEntry>;
    /// Writes what the second entry brought; false when the form is not at `version` any more.
    update_paper_entry => update(row: &PaperEntry, version: i32) -> bool;
}
