//! How much the figures leave out, counted in the same frame as they are.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{dsl::count, prelude::*};
use headstart_domain::instrument::Instrument;

use super::{
    Conn, Db,
    evaluation::{asked, facts},
};
use crate::{
    Result,
    outcome::{ANY, LeftOutRow, NoMeasuresRow, OutcomeQuestion, left_out_statement, no_measures_statement},
    rows::Episode,
    schema::{episode, outcome_left_out, score, young_person},
    tx::evaluation::LeftOut,
    types::Uid,
};

/// How many episodes are read at a time.
const BATCH: usize = 500;

/// How many episodes with a score the figures leave out: from the counts that are kept where there are some for the
/// question, else from the pairs.
pub(crate) fn left_out(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<LeftOut> {
    if question.is_limited() || (question.scale.is_some() && question.instrument.is_none()) {
        let row: LeftOutRow =
            asked(partnership, question, &left_out_statement(question)).get_result(connection)?;
        let why: Vec<NoMeasuresRow> =
            asked(partnership, question, &no_measures_statement(question)).load(connection)?;
        let no_measures = why.into_iter().map(|row| Ok((row.no_measures.parse()?, row.episodes)));
        return Ok(LeftOut {
            without_consent: row.without_consent,
            not_paired: row.not_paired,
            no_measures: no_measures.collect::<Result<_>>()?,
        });
    }
    let any = |asked: &Option<String>| asked.clone().unwrap_or_else(|| ANY.to_owned());
    let rows: Vec<(String, i64, i64)> = outcome_left_out::table
        .filter(outcome_left_out::partnership_id.eq(partnership))
        .filter(outcome_left_out::instrument.eq(any(&question.instrument)))
        .filter(outcome_left_out::informant.eq(any(&question.informant)))
        .filter(outcome_left_out::scale.eq(any(&question.scale)))
        .select((
            outcome_left_out::no_measures,
            outcome_left_out::without_consent,
            outcome_left_out::not_paired,
        ))
        .load(connection)?;
    let mut left_out = LeftOut::default();
    for (why, without_consent, not_paired) in rows {
        if why == ANY {
            (left_out.without_consent, left_out.not_paired) = (without_consent, not_paired);
        } else {
            left_out.no_measures.insert(why.parse()?, not_paired);
        }
    }
    Ok(left_out)
}

/// How many forms of young people with consent have no valid score on a scale that the question means; of a period,
/// those of its days. Few have none, and an index holds just those.
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
    if let Some(from) = question.from {
        query = query.filter(score::completed_on.ge(from));
    }
    if let Some(to) = question.to {
        query = query.filter(score::completed_on.le(to));
    }
    if question.closed {
        let over = episode::table
            .filter(episode::partnership_id.eq(partnership))
            .filter(episode::is_open.eq(false))
            .select(episode::id);
        query = query.filter(score::episode_id.eq_any(over));
    }
    if question.only.is_empty() {
        return Ok(query.select(count(score::measure_id).aggregate_distinct()).get_result(connection)?);
    }
    let forms: Vec<(Uid, Uid, NaiveDate)> = query
        .select((score::measure_id, score::episode_id, score::completed_on))
        .distinct()
        .load(connection)?;
    in_groups(connection, question, &forms)
}

/// How many of some forms (each with its episode and day) belong to the groups that a question means. A form without a
/// score is in no pair that says so: where it belongs is worked out as for one.
fn in_groups(
    connection: &mut Conn,
    question: &OutcomeQuestion,
    forms: &[(Uid, Uid, NaiveDate)],
) -> Result<i64> {
    let mut days: HashMap<Uid, Vec<NaiveDate>> = HashMap::new();
    for (_, episode, day) in forms {
        days.entry(*episode).or_default().push(*day);
    }
    let ids: Vec<Uid> = days.keys().copied().collect();
    let mut found = 0;
    for some in ids.chunks(BATCH) {
        let episodes: Vec<Episode> = episode::table
            .filter(episode::id.eq_any(some.to_vec()))
            .select(Episode::as_select())
            .load(connection)?;
        for facts in facts(connection, episodes)? {
            for day in days.get(&facts.episode.id).into_iter().flatten() {
                found += i64::from(question.means_group_of(&facts.place(*day)?)?);
            }
        }
    }
    Ok(found)
}
