//! Working days of England, from the bank holidays that were imported.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::clock::{BankHolidays, Calendar, SchoolTerms, uk_local_date};
use headstart_store::Tx;

use super::tools::Tools;
use crate::error::{ApiError, ApiResult};

/// The division whose bank holidays count.
const DIVISION: &str = "england-and-wales";

/// Working days from the referral to the decision.
pub const DECISION_DAYS: u32 = 10;

/// The working days of England.
///
/// # Errors
/// When the store fails.
pub fn calendar(tx: &mut Tx<'_>, tools: &Tools) -> ApiResult<Arc<Calendar>> {
    let (changes, at) = (tools.store_changes(), tools.caller.at);
    if let Some(known) = tools.memory().calendars.get(DIVISION, changes, at) {
        return Ok(known);
    }
    let days = tx.bank_holidays(DIVISION, NaiveDate::default())?;
    let holidays: BankHolidays = days.into_iter().map(|holiday| holiday.day).collect();
    let calendar = Calendar::new(holidays, SchoolTerms::default());
    Ok(tools.memory().calendars.put(DIVISION.to_owned(), changes, at, calendar))
}

/// The day by which a referral is to be decided, `paused` working days not counted.
///
/// # Errors
/// When the calendar has no such day.
pub fn decide_by(calendar: &Calendar, received: DateTime<Utc>, paused: u32) -> ApiResult<NaiveDate> {
    calendar
        .add_working_days(uk_local_date(received), DECISION_DAYS + paused)
        .map_err(|error| ApiError::Internal(error.to_string()))
}
