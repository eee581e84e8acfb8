//! Measurable change and added value: what the pairs of a period of support say together.

use diesel::prelude::*;

use super::{Conn, dialect, evaluation::asked};
use crate::{
    Result,
    outcome::{
        AddedValueGroup, AddedValueRow, ChangeGroup, ChangeRow, OutcomeQuestion, added_value_groups,
        added_value_statement, change_groups, change_statement,
    },
    types::Uid,
};

/// Periods of support by what their measures say together, for each informant and group.
pub(crate) fn measurable(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<Vec<ChangeGroup>> {
    let rows: Vec<ChangeRow> = asked(partnership, question, &change_statement(question)).load(connection)?;
    change_groups(rows, question)
}

/// A question about the total difficulties that parents tell of, which the added value is about.
pub(super) fn of_parents(question: &OutcomeQuestion) -> OutcomeQuestion {
    OutcomeQuestion {
        instrument: Some("sdq".to_owned()),
        informant: Some("parent".to_owned()),
        scale: Some("total".to_owned()),
        ..question.clone()
    }
}

/// What the added value of each group is made of.
pub(crate) fn added_value(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<Vec<AddedValueGroup>> {
    let question = of_parents(question);
    let statement = added_value_statement(&question, dialect::DAYS_FROM_FIRST_TO_LAST);
    let rows: Vec<AddedValueRow> = asked(partnership, &question, &statement).load(connection)?;
    added_value_groups(rows, &question)
}
