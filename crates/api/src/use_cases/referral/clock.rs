//! The waiting time of a referral, by its history.

use headstart_domain::{
    clock::{Clock, uk_local_date},
    referral::{Moved, decision_clock},
};
use headstart_store::rows::{History, Referral};

/// The clock from the referral to the decision, run by the steps of its history, oldest first. Steps that are no
/// moves, such as the sending, leave it alone. `next` is the move that is being made.
pub(super) fn clock(row: &Referral, steps: &[History], next: Option<Moved>) -> Clock {
    decision_clock(uk_local_date(row.received_at.utc()), steps.iter().filter_map(moved).chain(next))
}

fn moved(step: &History) -> Option<Moved> {
    Some(Moved {
        on: uk_local_date(step.at.utc()),
        from: step.from_state.as_deref()?.parse().ok()?,
        action: step.action.parse().ok()?,
    })
}
