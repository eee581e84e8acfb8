//! The rows behind a figure.

use diesel::prelude::*;

use super::{Conn, evaluation::asked};
use crate::{
    Result,
    outcome::{FigureRow, OutcomeQuestion, rows_statement},
    types::{DbUuid, Uid},
};

/// A page of the rows behind a figure.
pub(crate) fn figure_rows(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<FigureRow>> {
    let query = asked(partnership, question, &rows_statement(question, limit));
    Ok(query.bind::<DbUuid, _>(after.unwrap_or(Uid::NIL)).load(connection)?)
}
