//! SQLite: one writer thread that commits several units of work at once, and a few readers.

pub(crate) mod dialect;
mod export;
#[path = "queries/mod.rs"]
pub(crate) mod queries;
mod writer;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
    mpsc,
};

use diesel::{
    Connection, QueryableByName, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query,
    sql_types::Text,
};
use tokio::sync::oneshot;

use crate::{
    Options, Result, StoreError,
    audit_chain::{AuditEntry, Chain},
    export::Exports,
    migrate,
    pool::{Health, Pool},
    tx::{Handle, Notes, Tx},
};
use writer::{Job, Told, unit_of_work, write_until_closed};

/// The connection that the twin queries are compiled for.
pub(crate) type Conn = SqliteConnection;
/// The database that the twin queries are compiled for.
pub(crate) type Db = diesel::sqlite::Sqlite;

/// The oldest SQLite without the WAL-reset corruption.
const OLDEST: (u32, u32, u32) = (3, 51, 3);

pub(crate) struct Engine {
    readers: Arc<Pool<Conn>>,
    writer: mpsc::SyncSender<Job>,
    exports: Exports,
    pub(crate) changes: Arc<AtomicU64>,
}

fn connect(options: &Options) -> Result<Conn> {
    let mut connection =
        Conn::establish(options.sqlite_path()).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let synchronous = if options.durable { "FULL" } else { "OFF" };
    connection.batch_execute(&format!(
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; \
         PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000;"
    ))?;
    Ok(connection)
}

/// What the one who writes has at hand. Indexes are written all over: their pages stay in memory, and a page that
/// changes with every commit is copied from the log into the database seldom.
const WRITING: &str = "PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 4000;";

fn reader(options: &Options) -> Result<Conn> {
    let mut connection = connect(options)?;
    connection.batch_execute("PRAGMA query_only = ON;")?;
    Ok(connection)
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

fn check_version(connection: &mut Conn) -> Result<()> {
    let found: Version = sql_query("SELECT sqlite_version() AS version").get_result(connection)?;
    let mut parts = found.version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < OLDEST {
        return Err(StoreError::Unavailable(format!(
            "SQLite {} can corrupt its file; 3.51.3 or newer is needed",
            found.version
        )));
    }
    Ok(())
}

pub(crate) fn migrate_up(options: &Options) -> Result<usize> {
    let mut connection = connect(options)?;
    check_version(&mut connection)?;
    migrate::up(&mut connection, migrate::SQLITE)
}

pub(crate) fn migrate_down(options: &Options) -> Result<()> {
    migrate::down(&mut connect(options)?, migrate::SQLITE)
}

pub(crate) fn migrate_down_all(options: &Options) -> Result<()> {
    migrate::down_all(&mut connect(options)?, migrate::SQLITE)
}

impl Engine {
    pub(crate) fn open(options: &Options) -> Result<Self> {
        let mut connection = connect(options)?;
        check_version(&mut connection)?;
        connection.batch_execute(WRITING)?;
        let (writer, jobs) = mpsc::sync_channel(options.queue);
        let (chain, together) = (Chain::start(options.chain(0)), options.together);
        std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || write_until_closed(connection, chain, &jobs, together))
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let options = options.clone();
        let readers = Pool::new(options.connections, move |_| reader(&options))?;
        Ok(Self { readers: Arc::new(readers), writer, exports: Exports::new(), changes: Arc::default() })
    }

    pub(crate) async fn is_current(&self) -> Result<bool> {
        self.readers.run(|c| (migrate::is_current(c, migrate::SQLITE), Health::Good)).await
    }

    pub(crate) async fn take_stock(&self) -> Result<()> {
        self.with_commit(|connection, _| {
            connection.batch_execute("ANALYZE")?;
            dialect::usual_room(connection)
        })
        .await
    }

    pub(crate) async fn read<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (result, audit) = self
            .readers
            .run(move |connection| {
                let mut notes = Notes::default();
                let result = work(&mut Tx::new(Handle::Sqlite(connection), &mut notes));
                (Ok::<_, E>((result, notes.audit)), Health::Good)
            })
            .await?;
        if !audit.is_empty() {
            self.with_commit(|_, notes| {
                notes.extend(audit);
                Ok::<(), E>(())
            })
            .await?;
        }
        result
    }

    /// As [`Engine::read`], by the writer: its audit is a part of the same commit, and the pages that the writer
    /// has in memory stay good, while every commit makes readers fetch theirs anew.
    pub(crate) async fn glance<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.with_commit(|connection, audit| {
            let mut notes = Notes::default();
            let result = work(&mut Tx::new(Handle::Sqlite(connection), &mut notes));
            audit.append(&mut notes.audit);
            result
        })
        .await
    }

    /// Reads in the writer's transaction, and waits until what is noted of it is durable.
    async fn with_commit<R, E>(
        &self,
        work: impl FnOnce(&mut Conn, &mut Vec<AuditEntry>) -> std::result::Result<R, E> + Send + 'static,
    ) -> std::result::Result<R, E>
    where
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let reading = Box::new(move |connection: &mut Conn, audit: &mut Vec<AuditEntry>| -> Told {
            let result = work(connection, audit);
            Box::new(move |failure| drop(tell.send(unless_failed(result, failure))))
        });
        self.ask(Job::Reading(reading))?;
        told.await.unwrap_or_else(|_| Err(dropped().into()))
    }

    pub(crate) async fn snapshot<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let _permit = self.exports.permit_soon().await?;
        self.readers
            .run(move |connection| {
                // From its first reading on a transaction sees the log of changes as it was then.
                if let Err(error) = connection.batch_execute("BEGIN") {
                    return (Err(StoreError::from(error).into()), Health::Broken);
                }
                let result = work(&mut Tx::new(Handle::Sqlite(connection), &mut Notes::default()));
                let ended = connection.batch_execute("COMMIT").is_ok();
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
        let (tell, told) = oneshot::channel();
        let changes = Arc::clone(&self.changes);
        let work = Box::new(move |connection: &mut Conn, chain: &mut Chain| -> Told {
            let mut notes = Notes::default();
            let result = unit_of_work(connection, chain, &mut notes, work);
            Box::new(move |failure| {
                if notes.remembered {
                    changes.fetch_add(1, Ordering::AcqRel);
                }
                // Whoever asked may have gone away; the commit stands either way.
                drop(tell.send(unless_failed(result, failure)));
            })
        });
        self.ask(Job::Work(work))?;
        told.await.unwrap_or_else(|_| Err(dropped().into()))
    }

    fn ask(&self, job: Job) -> Result<()> {
        self.writer.try_send(job).map_err(|error| match error {
            mpsc::TrySendError::Full(_) => StoreError::Busy,
            mpsc::TrySendError::Disconnected(_) => StoreError::Unavailable("the writer has stopped".into()),
        })
    }
}

/// What came of a job, if its commit did not fail.
fn unless_failed<R, E: From<StoreError>>(
    result: std::result::Result<R, E>,
    failure: Option<&str>,
) -> std::result::Result<R, E> {
    failure.map_or(result, |failure| Err(StoreError::Unavailable(failure.to_owned()).into()))
}

fn dropped() -> StoreError {
    StoreError::Unavailable("the writer dropped the work".to_owned())
}
