//! Working days of England, from the bank holidays that were imported.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::clock::{BankHolidays, Calendar, SchoolTerms, uk_local_date};
use headstart_store::Tx;

use crate::error::{ApiError, ApiResult};

/// Working days from the referral to the decision.
pub const DECISION_DAYS: u32 = 10;

/// The calendar from a day on.
///
/// # Errors
/// When the store fails.
pub fn calendar(tx: &mut Tx<'_>, from: NaiveDate) -> ApiResult<Calendar> {
    let days = tx.bank_holidays("england-and-wales", from)?;
    let holidays: BankHolidays = days.into_iter().map(|holiday| holiday.day).collect();
    Ok(Calendar::new(holidays, SchoolTerms::default()))
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
