//! SQLite: one writer thread that commits several units of work at once, and a few readers.

pub(crate) mod dialect;
mod export;
#[path = "queries/mod.rs"]
pub(crate) mod queries;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
};

use diesel::{
    Connection, QueryableByName, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query,
    sql_types::Text,
};
use tokio::sync::oneshot;

use crate::{
    Options, Result, StoreError,
    audit_chain::Chain,
    export::Exports,
    migrate,
    pool::{Health, Pool},
    tx::{Handle, Notes, Tx},
};

/// The connection that the twin queries are compiled for.
pub(crate) type Conn = SqliteConnection;
/// The database that the twin queries are compiled for.
pub(crate) type Db = diesel::sqlite::Sqlite;

/// The oldest SQLite without the WAL-reset corruption.
const OLDEST: (u32, u32, u32) = (3, 51, 3);

/// A unit of work for the writer: it runs, and gives what is to be told once the commit is known.
type Job = Box<dyn FnOnce(&mut Conn, &mut Chain) -> Told + Send>;
/// Tells the one who waits; the argument is the commit's failure, if it failed.
type Told = Box<dyn FnOnce(Option<&str>)>;

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
            self.write(move |tx| {
                audit.into_iter().for_each(|entry| tx.audit(entry));
                Ok::<(), E>(())
            })
            .await?;
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
        let job: Job = Box::new(move |connection, chain| {
            let mut notes = Notes::default();
            let result = unit_of_work(connection, chain, &mut notes, work);
            Box::new(move |failure| {
                if notes.remembered {
                    changes.fetch_add(1, Ordering::AcqRel);
                }
                let result = match failure {
                    None => result,
                    Some(failure) => Err(StoreError::Unavailable(failure.to_owned()).into()),
                };
                // Whoever asked may have gone away; the commit stands either way.
                drop(tell.send(result));
            })
        });
        self.writer.try_send(job).map_err(|error| match error {
            mpsc::TrySendError::Full(_) => StoreError::Busy,
            mpsc::TrySendError::Disconnected(_) => StoreError::Unavailable("the writer has stopped".into()),
        })?;
        match told.await {
            Ok(result) => result,
            Err(_) => Err(StoreError::Unavailable("the writer dropped the work".into()).into()),
        }
    }
}

/// Runs one unit of work inside the writer's transaction, so that its failure takes back only itself.
fn unit_of_work<R, E, F>(
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

/// Runs one unit of work. If it breaks down, its changes are taken back, and dropping it tells whoever asked.
fn attempt(job: Job, connection: &mut Conn, chain: &mut Chain) -> Option<Told> {
    let before = chain.clone();
    let run = catch_unwind(AssertUnwindSafe(|| job(&mut *connection, &mut *chain)));
    if run.is_err() {
        tracing::error!("a unit of work broke down");
        *chain = before;
        drop(connection.batch_execute("ROLLBACK TO work; RELEASE work"));
    }
    run.ok()
}

/// Takes what waits, up to `together` units of work, commits it at once, and only then tells those who wait.
fn write_until_closed(mut connection: Conn, mut chain: Chain, jobs: &mpsc::Receiver<Job>, together: usize) {
    while let Ok(first) = jobs.recv() {
        if let Err(error) = connection.batch_execute("BEGIN IMMEDIATE") {
            // Dropped unrun: without this transaction each unit of work would be kept, and told of as failed.
            tracing::error!(%error, "a transaction could not be begun");
            continue;
        }
        let before = chain.clone();
        let mut told = Vec::with_capacity(together);
        told.extend(attempt(first, &mut connection, &mut chain));
        while told.len() < together {
            match jobs.try_recv() {
                Ok(job) => told.extend(attempt(job, &mut connection, &mut chain)),
                Err(_) => break,
            }
        }
        let failure = connection.batch_execute("COMMIT").err().map(|error| error.to_string());
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
