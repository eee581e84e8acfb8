//! Sessions of support.

use super::twin;
use crate::{rows::SupportSession, types::Uid};

twin! { session:
    /// Adds a session. When the young person was seen, the episode keeps the first and the last such day.
    insert_support_session => insert(row: SupportSession) -> ();
    /// Sessions of an episode, newest first.
    sessions_of_episode => of_episode(episode: Uid) -> Vec<SupportSession>;
    /// Sessions of a young person, newest first.
    sessions_of_young_person => of_young_person(young_person: Uid) -> Vec<SupportSession>;
}
