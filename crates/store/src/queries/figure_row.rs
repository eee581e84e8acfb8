//! The rows behind a figure.

use diesel::prelude::*;

use super::{Conn, change::of_parents, dialect, evaluation::asked};
use crate::{
    Result,
    outcome::{
        AddedValueFigureRow, ChangeFigureRow, FigureRow, OutcomeQuestion, added_value_rows_statement,
        change_rows_statement, rows_statement,
    },
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

/// A page of the periods of support behind a figure of measurable change.
pub(crate) fn change_rows(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<ChangeFigureRow>> {
    let query = asked(partnership, question, &change_rows_statement(question, limit));
    Ok(query.bind::<DbUuid, _>(after.unwrap_or(Uid::NIL)).load(connection)?)
}

/// A page of the periods of support behind an added value.
pub(crate) fn added_value_rows(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<AddedValueFigureRow>> {
    let question = of_parents(question);
    let statement = added_value_rows_statement(&question, dialect::DAYS_FROM_FIRST_TO_LAST, limit);
    let query = asked(partnership, &question, &statement);
    Ok(query.bind::<DbUuid, _>(after.unwrap_or(Uid::NIL)).load(connection)?)
}
