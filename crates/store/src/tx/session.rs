//! Sessions of support.

use super::twin;
use crate::{rows::SupportSession, types::Uid};

twin! { session:
    /// Adds a session. When the young person was seen, the episode keeps the first and the last such day.
    insert_support_session => insert(row: SupportSession) -> ();
    /// One session of an episode.
    find_support_session => find(episode: Uid, id: Uid) -> Option<SupportSession>;
    /// Corrects a session; false when it is not at `version` any more. The days of first and last contact follow.
    update_support_session => update(row: &SupportSession, version: i32) -> bool;
    /// Sessions of an episode, newest first.
    sessions_of_episode => of_episode(episode: Uid) -> Vec<SupportSession>;
    /// Sessions of a young person, newest first.
    sessions_of_young_person => of_young_person(young_person: Uid) -> Vec<SupportSession>;
}
