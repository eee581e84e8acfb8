//! Working days of England, from the bank holidays that were imported.

use std::sync::Arc;

use chrono::NaiveDate;
use headstart_domain::clock::{BankHolidays, Calendar, SchoolTerms};
use headstart_store::Tx;

use super::tools::Tools;
use crate::error::ApiResult;

/// The division whose bank holidays count.
const DIVISION: &str = "england-and-wales";

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
