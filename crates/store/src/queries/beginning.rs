//! The days on which things began.

use chrono::NaiveDate;
use diesel::{
    prelude::*,
    sql_types::{Date, Nullable},
};

use super::{Conn, evaluation::asked};
use crate::{
    Result,
    outcome::{OutcomeQuestion, first_day_statement},
    schema::referral,
    types::{Time, Uid},
};

/// A row of the query of the first day.
#[derive(QueryableByName)]
struct FirstDay {
    #[diesel(sql_type = Nullable<Date>)]
    day: Option<NaiveDate>,
}

/// The day of the first score that a question counts.
pub(crate) fn first_measured_on(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<Option<NaiveDate>> {
    let first: FirstDay =
        asked(partnership, question, &first_day_statement(question)).get_result(connection)?;
    Ok(first.day)
}

/// When the first referral came in.
pub(crate) fn first_referral_at(connection: &mut Conn, partnership: Uid) -> Result<Option<Time>> {
    let first = referral::table
        .filter(referral::partnership_id.eq(partnership))
        .order((referral::received_at, referral::id))
        .select(referral::received_at)
        .first(connection)
        .optional()?;
    Ok(first)
}
