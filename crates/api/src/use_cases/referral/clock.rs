//! The waiting time of a referral, by its history.

use chrono::NaiveDate;
use headstart_domain::{
    clock::{Clock, uk_local_date},
    referral::{Moved, decide_by, decision_clock},
};
use headstart_store::{
    Tx,
    rows::{History, Referral},
};

use crate::{
    error::{ApiError, ApiResult},
    use_cases::{calendar, tools::Tools},
};

/// The clock from the referral to the decision, run by the steps of its history, oldest first. Steps that are no
/// moves, such as the sending, leave it alone. `next` is the move that is being made.
pub(super) fn clock(row: &Referral, steps: &[History], next: Option<Moved>) -> Clock {
    decision_clock(uk_local_date(row.received_at.utc()), steps.iter().filter_map(moved).chain(next))
}

/// The day by which a referral that comes in now is to be decided, as long as nothing pauses it.
///
/// # Errors
/// When the calendar ends before that day; or the store's.
pub fn first_decide_by(tx: &mut Tx<'_>, tools: &Tools) -> ApiResult<Option<NaiveDate>> {
    let days = calendar::calendar(tx, tools)?;
    decide_by(&decision_clock(uk_local_date(tools.caller.at), []), &days)
        .map_err(|error| ApiError::Internal(error.to_string()))
}

fn moved(step: &History) -> Option<Moved> {
    Some(Moved {
        on: uk_local_date(step.at.utc()),
        from: step.from_state.as_deref()?.parse().ok()?,
        action: step.action.parse().ok()?,
    })
}
