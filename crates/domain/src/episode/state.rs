//! Where a period of support stands.

use crate::code_list::code_list;

code_list! {
    /// The state of an episode.
    pub enum EpisodeState {
        Waiting = "waiting", "Waiting for a lead worker";
        Allocated = "allocated", "Allocated";
        Active = "active", "Active";
        OnHold = "on_hold", "On hold";
        Closing = "closing", "Closing: last measures asked for";
        Closed = "closed", "Closed";
    }
}

impl EpisodeState {
    /// True until the episode is closed.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }
}
