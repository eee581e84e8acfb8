//! PostgreSQL: a pool for units of work, and one thread that commits the audit of many readings at once.

pub(crate) mod dialect;
mod export;
#[path = "queries/mod.rs"]
pub(crate) mod queries;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
    mpsc,
};

use diesel::{Connection, PgConnection, connection::SimpleConnection};
use tokio::sync::oneshot;

use crate::{
    Options, Result, StoreError,
    audit_chain::{AuditEntry, Chain},
    export::Exports,
    migrate,
    pool::{Health, Pool},
    tx::{Handle, Notes, Tx},
};

/// The connection that the twin queries are compiled for.
pub(crate) type Conn = PgConnection;
/// The database that the twin queries are compiled for.
pub(crate) type Db = diesel::pg::Pg;

/// A connection and its place in its audit chain.
struct Writer {
    connection: Conn,
    chain: Chain,
}

struct AuditJob {
    entries: Vec<AuditEntry>,
    tell: oneshot::Sender<Result<()>>,
}

pub(crate) struct Engine {
    pool: Arc<Pool<Writer>>,
    audit: mpsc::SyncSender<AuditJob>,
    exports: Exports,
    pub(crate) changes: Arc<AtomicU64>,
}

fn connect(options: &Options) -> Result<Conn> {
    let mut connection =
        Conn::establish(&options.url).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let synchronous = if options.durable { "on" } else { "off" };
    connection.batch_execute(&format!(
        "SET synchronous_commit = {synchronous}; SET statement_timeout = '120s'; SET lock_timeout = '10s'; \
         SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning; SET jit = off;"
    ))?;
    Ok(connection)
}

pub(crate) fn migrate_up(options: &Options) -> Result<usize> {
    migrate::up(&mut connect(options)?, migrate::POSTGRES)
}

pub(crate) fn migrate_down(options: &Options) -> Result<()> {
    migrate::down(&mut connect(options)?, migrate::POSTGRES)
}

pub(crate) fn migrate_down_all(options: &Options) -> Result<()> {
    migrate::down_all(&mut connect(options)?, migrate::POSTGRES)
}

/// Unavailable stands for a connection that has gone; everything else leaves it usable.
fn health(connection: &mut Conn, failed: bool) -> Health {
    if failed && connection.batch_execute("SELECT 1").is_err() { Health::Broken } else { Health::Good }
}

/// Opens connections, each with an audit chain that no other connection of the process ever had: what the
/// last commit of a lost connection kept is not known.
#[derive(Clone)]
struct Opener {
    options: Options,
    opened: Arc<AtomicU64>,
}

impl Opener {
    fn open(&self) -> Result<Writer> {
        let connection = connect(&self.options)?;
        let n = self.opened.fetch_add(1, Ordering::Relaxed);
        Ok(Writer { connection, chain: Chain::start(self.options.chain(n)) })
    }
}

impl Engine {
    pub(crate) fn open(options: &Options) -> Result<Self> {
        let (audit, jobs) = mpsc::sync_channel(options.queue);
        let opener = Opener { options: options.clone(), opened: Arc::default() };
        let for_audit = opener.clone();
        let writer = opener.open()?;
        std::thread::Builder::new()
            .name("store-audit".into())
            .spawn(move || audit_until_closed(writer, &for_audit, &jobs))
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let pool = Pool::new(options.connections, move |_| opener.open())?;
        Ok(Self { pool: Arc::new(pool), audit, exports: Exports::new(), changes: Arc::default() })
    }

    pub(crate) async fn is_current(&self) -> Result<bool> {
        self.pool.run(|w| (migrate::is_current(&mut w.connection, migrate::POSTGRES), Health::Good)).await
    }

    /// Not in a transaction: that is where it may not stand.
    pub(crate) async fn take_stock(&self) -> Result<()> {
        let vacuum =
            |w: &mut Writer| w.connection.batch_execute("VACUUM (ANALYZE)").map_err(StoreError::from);
        self.pool.run(move |w| (vacuum(w), Health::Good)).await
    }

    pub(crate) async fn read<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (result, entries) = self
            .pool
            .run(move |writer| {
                let mut notes = Notes::default();
                let result = work(&mut Tx::new(Handle::Pg(&mut writer.connection), &mut notes));
                let health = health(&mut writer.connection, result.is_err());
                (Ok::<_, E>((result, notes.audit)), health)
            })
            .await?;
        if !entries.is_empty() {
            let (tell, told) = oneshot::channel();
            self.audit.try_send(AuditJob { entries, tell }).map_err(|_| StoreError::Busy)?;
            told.await.map_err(|_| StoreError::Unavailable("the audit writer has stopped".into()))??;
        }
        result
    }

    pub(crate) async fn snapshot<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let _permit = self.exports.permit_soon().await?;
        self.pool
            .run(move |writer| {
                let connection = &mut writer.connection;
                // Whoever takes the rows may be slow in between.
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; \
                     SET LOCAL idle_in_transaction_session_timeout = '30min'";
                if let Err(error) = connection.batch_execute(begin) {
                    return (Err(StoreError::from(error).into()), Health::Broken);
                }
                let result = work(&mut Tx::new(Handle::Pg(connection), &mut Notes::default()));
                let ended = connection.batch_execute("ROLLBACK").is_ok();
                (result, if ended { Health::Good } else { Health::Broken })
            })
            .await
    }

    pub(crate) async fn write<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let changes = Arc::clone(&self.changes);
        self.pool
            .run(move |writer| {
                let mut notes = Notes::default();
                let result = unit_of_work(writer, &mut notes, work);
                if notes.remembered {
                    changes.fetch_add(1, Ordering::AcqRel);
                }
                let health = health(&mut writer.connection, result.is_err());
                (result, health)
            })
            .await
    }
}

/// A failure inside a transaction: the use case's own, or the database's.
enum Failure<E> {
    Work(E),
    Database(diesel::result::Error),
}

impl<E> From<diesel::result::Error> for Failure<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

fn unit_of_work<R, E, F>(writer: &mut Writer, notes: &mut Notes, work: F) -> std::result::Result<R, E>
where
    F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E>,
    E: From<StoreError>,
{
    let before = writer.chain.clone();
    let chain = &mut writer.chain;
    let done = writer.connection.transaction(|connection| {
        let value = work(&mut Tx::new(Handle::Pg(connection), notes)).map_err(Failure::Work)?;
        let rows = std::mem::take(&mut notes.audit).into_iter().map(|entry| chain.link(entry)).collect();
        queries::audit::append(connection, rows).map_err(|error| Failure::Work(error.into()))?;
        Ok(value)
    });
    done.map_err(|failure| {
        writer.chain = before;
        match failure {
            Failure::Work(error) => error,
            Failure::Database(error) => StoreError::from(error).into(),
        }
    })
}

/// Takes what waits, commits it at once, and only then tells those who wait.
fn audit_until_closed(mut writer: Writer, opener: &Opener, jobs: &mpsc::Receiver<AuditJob>) {
    while let Ok(first) = jobs.recv() {
        let mut tell = vec![first.tell];
        let mut entries = first.entries;
        while tell.len() < opener.options.together {
            let Ok(job) = jobs.try_recv() else { break };
            tell.push(job.tell);
            entries.extend(job.entries);
        }
        let done = unit_of_work(&mut writer, &mut Notes::default(), |tx| {
            entries.into_iter().for_each(|entry| tx.audit(entry));
            Ok::<(), StoreError>(())
        });
        let failure = done.err().map(|error| error.to_string());
        let lost = failure.is_some() && writer.connection.batch_execute("SELECT 1").is_err();
        if lost && let Ok(fresh) = opener.open() {
            writer = fresh;
        }
        for tell in tell {
            let result = failure.clone().map_or(Ok(()), |failure| Err(StoreError::Unavailable(failure)));
            drop(tell.send(result));
        }
    }
}
