//! Goals of a young person.

use super::twin;
use crate::{rows::Goal, types::Uid};

twin! { goal:
    /// Adds a goal at the first free of the three places, whatever place it bears, and tells which; none when
    /// all are taken.
    insert_goal => insert(row: Goal) -> Option<i16>;
    /// Corrects a goal; false when it is not at `version` any more.
    update_goal => update(row: &Goal, version: i32) -> bool;
    /// Goals of a young person in all their periods of support, those that go on from others after these.
    goals_of_young_person => of_young_person(young_person: Uid) -> Vec<Goal>;
    /// Goals of an episode in their order.
    goals_of_episode => of_episode(episode: Uid) -> Vec<Goal>;
}
