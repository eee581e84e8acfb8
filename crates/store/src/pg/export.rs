//! Scores for evaluators out of PostgreSQL: by COPY, which costs the server a third of reading rows.

use std::{io::BufRead as _, sync::Arc};

use diesel::{
    QueryResult, RunQueryDsl,
    connection::SimpleConnection as _,
    dsl::copy_to,
    pg::{CopyFormat, CopyTarget, Pg},
    query_builder::AstPass,
    sql_query,
    sql_types::Text,
};

use headstart_domain::instrument::Instrument;

use super::{Conn, Engine};
use crate::{
    Result, StoreError,
    export::{ScoreExport, Sender},
    pool::Health,
    schema::score,
    types::Uid,
};

/// Lines are sent on when there are so many bytes of them.
const CHUNK: usize = 64 * 1024;

/// The setting that tells the query whose scores are meant: COPY takes no parameters.
const PARTNERSHIP: &str = "headstart.export_partnership";

/// How long an evaluator may take to read everything.
const PATIENCE: &str = "30min";

/// What is copied: a query that gives the lines of `ScoreLine` in `export.rs`.
struct Lines;

impl CopyTarget for Lines {
    type Table = score::table;
    type SqlType = score::SqlType;

    fn walk_target(mut pass: AstPass<'_, '_, Pg>) -> QueryResult<()> {
        let judged: Vec<String> = Instrument::scales_by_sex_or_age()
            .iter()
            .map(|(instrument, informant, scale)| format!("('{instrument}', '{informant}', '{scale}')"))
            .collect();
        let judged = judged.join(", ");
        pass.push_sql(&format!(
            "(SELECT s.young_person_id, s.episode_id, e.tier, s.instrument, m.instrument_version, \
             s.informant, s.scale, s.point, \
             s.completed_on - (e.clock_started_at AT TIME ZONE 'Europe/London')::date, \
             s.value, s.metric, \
             CASE WHEN (s.instrument, s.informant, s.scale) NOT IN ({judged}) THEN s.band END, s.answered, s.items, s.prorated::text \
             FROM score s JOIN measure m ON m.id = s.measure_id JOIN episode e ON e.id = s.episode_id \
             JOIN young_person y ON y.id = s.young_person_id \
             WHERE s.partnership_id = current_setting('{PARTNERSHIP}')::uuid AND y.evaluation_consent \
             ORDER BY s.id)"
        ));
        Ok(())
    }
}

impl Engine {
    /// Starts to stream scores.
    pub(crate) fn export_scores(&self, partnership: Uid) -> Result<ScoreExport> {
        let pool = Arc::clone(&self.pool);
        self.exports.start(|sender| async move {
            let copy = move |connection: &mut Conn| match copied(connection, partnership, &sender) {
                Ok(true) => (Ok(()), Health::Good),
                // The rest still waits in the connection.
                Ok(false) => (Ok(()), Health::Broken),
                Err(error) => (Err(error), Health::Broken),
            };
            pool.run(move |writer| copy(&mut writer.connection)).await
        })
    }
}

/// Sends everything; false when nobody reads any more. The connection is of use afterwards only when everything
/// was sent: ending the transaction would first fetch the rest.
fn copied(connection: &mut Conn, partnership: Uid, sender: &Sender) -> Result<bool> {
    connection.batch_execute("BEGIN READ ONLY")?;
    for (name, value) in
        [(PARTNERSHIP, partnership.0.to_string()), ("statement_timeout", PATIENCE.to_owned())]
    {
        let set = sql_query("SELECT set_config($1, $2, true)");
        set.bind::<Text, _>(name).bind::<Text, _>(value).execute(connection)?;
    }
    let whole = send(connection, sender)?;
    if whole {
        // A COPY that fails half-way looks finished; in its transaction nothing more can be asked then.
        connection.batch_execute("SELECT 1; COMMIT")?;
    }
    Ok(whole)
}

fn send(connection: &mut Conn, sender: &Sender) -> Result<bool> {
    let mut lines = copy_to(Lines).with_format(CopyFormat::Csv).load_raw(connection)?;
    let mut chunk = Vec::with_capacity(CHUNK + 1_024);
    loop {
        // Each read gives whole lines. After the end it must not be asked again.
        let read = lines.fill_buf().map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let length = read.len();
        chunk.extend_from_slice(read);
        lines.consume(length);
        if chunk.len() >= CHUNK || (length == 0 && !chunk.is_empty()) {
            let full = std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK + 1_024));
            if sender.blocking_send(Ok(full)).is_err() {
                return Ok(false);
            }
        }
        if length == 0 {
            return Ok(true);
        }
    }
}
