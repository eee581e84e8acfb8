//! The rows behind a figure, and how much it leaves out.

use diesel::{dsl::count, prelude::*};
use headstart_domain::instrument::Instrument;

use super::{Conn, Db, evaluation::asked};
use crate::{
    Result,
    outcome::{ANY, FigureRow, OutcomeQuestion, rows_statement},
    schema::{outcome_left_out, score, young_person},
    tx::evaluation::LeftOut,
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

/// How many forms of young people with consent have no valid score on a scale that the question means. Few have, and
/// an index holds just those.
pub(crate) fn not_valid_forms(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<i64> {
    let mut query = score::table
        .inner_join(young_person::table)
        .filter(score::partnership_id.eq(partnership))
        .filter(score::value.is_null())
        .filter(young_person::evaluation_consent.eq(true))
        .select(count(score::measure_id).aggregate_distinct())
        .into_boxed::<Db>();
    match &question.instrument {
        Some(instrument) => query = query.filter(score::instrument.eq(instrument.clone())),
        None => {
            let others = Instrument::all().iter().filter(|instrument| !instrument.measures_outcome());
            for other in others {
                query = query.filter(score::instrument.ne(other.key()));
            }
        }
    }
    if let Some(informant) = &question.informant {
        query = query.filter(score::informant.eq(informant.clone()));
    }
    if let Some(scale) = &question.scale {
        query = query.filter(score::scale.eq(scale.clone()));
    }
    Ok(query.get_result(connection)?)
}

/// How many episodes with a score the figures leave out.
pub(crate) fn left_out(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<LeftOut> {
    let any = |asked: &Option<String>| asked.clone().unwrap_or_else(|| ANY.to_owned());
    let counts = outcome_left_out::table
        .find((partnership, any(&question.instrument), any(&question.informant)))
        .select((outcome_left_out::without_consent, outcome_left_out::not_paired))
        .get_result(connection)
        .optional()?;
    let (without_consent, not_paired) = counts.unwrap_or_default();
    Ok(LeftOut { without_consent, not_paired })
}
