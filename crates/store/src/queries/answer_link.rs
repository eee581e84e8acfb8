//! Links through which instruments are answered without an account.

use diesel::prelude::*;
use headstart_domain::answering::LinkState;

use super::Conn;
use crate::{
    Result,
    rows::{AnswerLink, Episode, YoungPerson},
    schema::{answer_link, episode, young_person},
    types::{Time, Uid},
};

/// Adds a link.
pub(crate) fn insert(connection: &mut Conn, row: AnswerLink) -> Result<()> {
    diesel::insert_into(answer_link::table).values(row).execute(connection)?;
    Ok(())
}

/// The link with a secret of this hash, with its period of support and young person. Whoever holds the secret
/// has no other reach; whether the link may be used is the caller's to check.
pub(crate) fn find_by_token(
    connection: &mut Conn,
    token_hash: &str,
) -> Result<Option<(AnswerLink, Episode, YoungPerson)>> {
    let found = answer_link::table
        .inner_join(episode::table)
        .inner_join(young_person::table)
        .filter(answer_link::token_hash.eq(token_hash))
        .select((AnswerLink::as_select(), Episode::as_select(), YoungPerson::as_select()))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Links of an episode, newest first.
pub(crate) fn of_episode(connection: &mut Conn, episode: Uid) -> Result<Vec<AnswerLink>> {
    let rows = answer_link::table
        .filter(answer_link::episode_id.eq(episode))
        .order((answer_link::made_at.desc(), answer_link::id.desc()))
        .limit(200)
        .select(AnswerLink::as_select())
        .load(connection)?;
    Ok(rows)
}

/// One link, whatever its state.
pub(crate) fn find(connection: &mut Conn, id: Uid) -> Result<Option<AnswerLink>> {
    let found = answer_link::table
        .filter(answer_link::id.eq(id))
        .select(AnswerLink::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Notes that a link was opened, the first time.
pub(crate) fn note_opened(connection: &mut Conn, id: Uid, at: Time) -> Result<()> {
    diesel::update(answer_link::table)
        .filter(answer_link::id.eq(id))
        .filter(answer_link::opened_at.is_null())
        .set(answer_link::opened_at.eq(at))
        .execute(connection)?;
    Ok(())
}

/// Keeps answers, sealed, or throws them away; false when the link is not open any more.
pub(crate) fn keep_answers(
    connection: &mut Conn,
    id: Uid,
    answers: Option<String>,
    at: Time,
) -> Result<bool> {
    let saved_at = answers.is_some().then_some(at);
    let changed = diesel::update(answer_link::table)
        .filter(answer_link::id.eq(id))
        .filter(answer_link::state.eq(LinkState::Open.as_str()))
        .set((answer_link::answers.eq(answers), answer_link::saved_at.eq(saved_at)))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Ends a link; false when it was ended before. Answers that were kept are deleted with it.
pub(crate) fn end(
    connection: &mut Conn,
    id: Uid,
    state: LinkState,
    measure: Option<Uid>,
    at: Time,
) -> Result<bool> {
    let changed = diesel::update(answer_link::table)
        .filter(answer_link::id.eq(id))
        .filter(answer_link::state.eq(LinkState::Open.as_str()))
        .set((
            answer_link::state.eq(state.as_str()),
            answer_link::answers.eq(None::<String>),
            answer_link::measure_id.eq(measure),
            answer_link::ended_at.eq(at),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Notes the measure that a link's answers became.
pub(crate) fn set_measure(connection: &mut Conn, id: Uid, measure: Uid) -> Result<()> {
    diesel::update(answer_link::table)
        .filter(answer_link::id.eq(id))
        .set(answer_link::measure_id.eq(measure))
        .execute(connection)?;
    Ok(())
}

/// Deletes answers kept by links that ran out before a moment, and tells of how many.
pub(crate) fn purge_answers(connection: &mut Conn, before: Time) -> Result<usize> {
    let changed = diesel::update(answer_link::table)
        .filter(answer_link::answers.is_not_null())
        .filter(answer_link::expires_at.lt(before))
        .set((answer_link::answers.eq(None::<String>), answer_link::saved_at.eq(None::<Time>)))
        .execute(connection)?;
    Ok(changed)
}
