//! Scores for evaluators out of SQLite: pages by key, so that no reader holds the log of changes back.

use std::sync::Arc;

use diesel::prelude::*;

use super::{Conn, Engine};
use crate::{
    Result,
    export::{ScoreExport, ScoreLine, Sender, csv_of},
    pool::Health,
    schema::{episode, measure, score, young_person},
    types::Uid,
};

/// How many scores a page has.
const PAGE: i64 = 2_000;

impl Engine {
    /// Starts to stream scores.
    pub(crate) fn export_scores(&self, partnership: Uid) -> Result<ScoreExport> {
        let readers = Arc::clone(&self.readers);
        self.exports.start(|sender| async move {
            readers.run(move |connection| (pages(connection, partnership, &sender), Health::Good)).await
        })
    }
}

/// Sends page after page, until the end or until nobody reads any more.
fn pages(connection: &mut Conn, partnership: Uid, sender: &Sender) -> Result<()> {
    let mut after = 0;
    loop {
        let lines = page(connection, partnership, after)?;
        let Some(last) = lines.last() else { return Ok(()) };
        after = last.id;
        if sender.blocking_send(csv_of(&lines)).is_err() {
            return Ok(());
        }
    }
}

/// The scores of a partnership stored after one, of young people with consent to evaluation.
fn page(connection: &mut Conn, partnership: Uid, after: i64) -> Result<Vec<ScoreLine>> {
    let rows = score::table
        .inner_join(measure::table)
        .inner_join(episode::table)
        .inner_join(young_person::table)
        .filter(score::partnership_id.eq(partnership))
        .filter(young_person::evaluation_consent.eq(true))
        .filter(score::id.gt(after))
        .order(score::id)
        .limit(PAGE)
        .select(ScoreLine::as_select())
        .load(connection)?;
    Ok(rows)
}
