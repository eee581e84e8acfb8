//! Waiting-time clocks: working days, bank holidays, school terms, pauses and targets.
//!
//! Everything here counts whole days on dates of the United Kingdom. The day on which something begins is day
//! nought: from a Monday to the Tuesday after it is one day. [`uk_local_date`] turns an instant into such a date.

mod bank_holidays;
mod calendar;
mod kind;
mod local_date;
mod pause;
mod school_terms;
mod target;
mod waiting_time;

pub use bank_holidays::BankHolidays;
pub use calendar::{Calendar, CalendarError, DayCount};
pub use kind::ClockKind;
pub use local_date::uk_local_date;
pub use pause::PauseReason;
pub use school_terms::{SchoolTerms, Term, TermError};
pub use target::{Standing, Target, TargetError};
pub use waiting_time::{Clock, ClockAction, ClockEvent, ClockRefusal, ClockState};
