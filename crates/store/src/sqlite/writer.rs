//! The one thread that changes the database: it takes what waits and commits it at once.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
};

use diesel::connection::SimpleConnection;

use super::{Conn, queries};
use crate::{
    Result, StoreError,
    audit_chain::{AuditEntry, Chain},
    tx::{Handle, Notes, Tx},
};

/// What the writer is asked for. Both give what is to be told once the commit is known.
pub(super) enum Job {
    /// A unit of work.
    Work(Work),
    /// A reading, or only what is to be noted of one; its audit goes with the commit.
    Reading(Reading),
}
pub(super) type Work = Box<dyn FnOnce(&mut Conn, &mut Chain) -> Told + Send>;
pub(super) type Reading = Box<dyn FnOnce(&mut Conn, &mut Vec<AuditEntry>) -> Told + Send>;
/// Tells the one who waits; the argument is the commit's failure, if it failed.
pub(super) type Told = Box<dyn FnOnce(Option<&str>)>;

/// Runs one unit of work inside the writer's transaction, so that its failure takes back only itself.
pub(super) fn unit_of_work<R, E, F>(
    connection: &mut Conn,
    chain: &mut Chain,
    notes: &mut Notes,
    work: F,
) -> std::result::Result<R, E>
where
    F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E>,
    E: From<StoreError>,
{
    connection.batch_execute("SAVEPOINT work").map_err(StoreError::from)?;
    let before = chain.clone();
    let result = work(&mut Tx::new(Handle::Sqlite(connection), notes)).and_then(|value| {
        let audit = std::mem::take(&mut notes.audit);
        queries::audit::append(connection, audit.into_iter().map(|entry| chain.link(entry)).collect())?;
        Ok(value)
    });
    if result.is_ok() {
        connection.batch_execute("RELEASE work").map_err(StoreError::from)?;
    } else {
        *chain = before;
        connection.batch_execute("ROLLBACK TO work; RELEASE work").map_err(StoreError::from)?;
    }
    result
}

/// Runs a job. If it breaks down, its changes are taken back, and dropping it tells whoever asked.
fn attempt<T>(connection: &mut Conn, run: impl FnOnce(&mut Conn) -> T) -> Option<T> {
    let run = catch_unwind(AssertUnwindSafe(|| run(&mut *connection)));
    if run.is_err() {
        tracing::error!("a reading or a unit of work broke down");
    }
    run.ok()
}

/// Runs what waits, changes before readings, and tells what is to be told. The audit of readings has no
/// savepoint of its own: without it nothing of the transaction may be kept.
fn run_together(
    jobs: impl Iterator<Item = Job>,
    connection: &mut Conn,
    chain: &mut Chain,
) -> (Vec<Told>, Result<()>) {
    let (mut told, mut readings) = (Vec::new(), Vec::new());
    for job in jobs {
        match job {
            Job::Work(work) => {
                let before = chain.clone();
                let done = attempt(connection, |connection| work(connection, chain));
                if done.is_none() {
                    *chain = before;
                    drop(connection.batch_execute("ROLLBACK TO work; RELEASE work"));
                }
                told.extend(done);
            }
            Job::Reading(reading) => readings.push(reading),
        }
    }
    let mut audit = Vec::new();
    for reading in readings {
        told.extend(attempt(connection, |connection| reading(connection, &mut audit)));
    }
    let linked = audit.into_iter().map(|entry| chain.link(entry)).collect();
    (told, queries::audit::append(connection, linked))
}

/// Takes what waits, up to `together` jobs, commits it at once, and only then tells those who wait.
pub(super) fn write_until_closed(
    mut connection: Conn,
    mut chain: Chain,
    jobs: &mpsc::Receiver<Job>,
    together: usize,
) {
    while let Ok(first) = jobs.recv() {
        if let Err(error) = connection.batch_execute("BEGIN IMMEDIATE") {
            // Dropped unrun: without this transaction each unit of work would be kept, and told of as failed.
            tracing::error!(%error, "a transaction could not be begun");
            continue;
        }
        let before = chain.clone();
        let waiting = std::iter::once(first).chain(jobs.try_iter()).take(together);
        let (told, audited) = run_together(waiting, &mut connection, &mut chain);
        let committed = audited.and_then(|()| Ok(connection.batch_execute("COMMIT")?));
        let failure = committed.err().map(|error| error.to_string());
        if let Some(failure) = &failure {
            tracing::error!(failure, "the commit failed");
            chain = before;
            drop(connection.batch_execute("ROLLBACK"));
        }
        for tell in told {
            tell(failure.as_deref());
        }
    }
}
