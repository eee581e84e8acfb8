//! The store: reading, and units of work that commit once.

use std::sync::{Arc, atomic::Ordering};

use crate::{Options, Result, ScoreExport, StoreError, Uid, pg, sqlite, tx::Tx};

/// A database, embedded or PostgreSQL. Cheap to clone.
#[derive(Clone)]
pub struct Store(Engine);

#[derive(Clone)]
pub(crate) enum Engine {
    Pg(Arc<pg::Engine>),
    Sqlite(Arc<sqlite::Engine>),
}

impl Store {
    /// Opens the database. It is not migrated.
    ///
    /// # Errors
    /// When it cannot be reached, or when SQLite is older than 3.51.3.
    pub fn open(options: &Options) -> Result<Self> {
        Ok(Self(if options.is_postgres() {
            Engine::Pg(Arc::new(pg::Engine::open(options)?))
        } else {
            Engine::Sqlite(Arc::new(sqlite::Engine::open(options)?))
        }))
    }

    /// Brings a database up to date before it is opened; tells how many migrations were run.
    ///
    /// # Errors
    /// When the database cannot be reached or a migration fails.
    pub fn migrate(options: &Options) -> Result<usize> {
        if options.is_postgres() { pg::migrate_up(options) } else { sqlite::migrate_up(options) }
    }

    /// Takes the last migration back.
    ///
    /// # Errors
    /// When the database cannot be reached or the migration fails.
    pub fn migrate_down(options: &Options) -> Result<()> {
        if options.is_postgres() { pg::migrate_down(options) } else { sqlite::migrate_down(options) }
    }

    /// Takes every migration back: everything in the database is deleted.
    ///
    /// # Errors
    /// When the database cannot be reached or a migration fails.
    pub fn migrate_down_all(options: &Options) -> Result<()> {
        if options.is_postgres() { pg::migrate_down_all(options) } else { sqlite::migrate_down_all(options) }
    }

    /// True when no migration is missing.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn is_current(&self) -> Result<bool> {
        match &self.0 {
            Engine::Pg(engine) => engine.is_current().await,
            Engine::Sqlite(engine) => engine.is_current().await,
        }
    }

    /// Lets the database take stock after many records were added: it plans queries by the present size of its tables,
    /// and PostgreSQL learns which pages everybody may see, so that an index alone answers.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn take_stock(&self) -> Result<()> {
        match &self.0 {
            Engine::Pg(engine) => engine.take_stock().await,
            Engine::Sqlite(engine) => engine.take_stock().await,
        }
    }

    /// `postgres` or `sqlite`.
    pub fn kind(&self) -> &'static str {
        match &self.0 {
            Engine::Pg(_) => "postgres",
            Engine::Sqlite(_) => "sqlite",
        }
    }

    /// Counts the commits of this process that changed what processes may remember between requests: accounts,
    /// sessions, programs, bank holidays. What was read at one count is out of date at another. Other processes
    /// are not counted, so what is remembered must also be read anew every few seconds.
    pub fn changes(&self) -> u64 {
        match &self.0 {
            Engine::Pg(engine) => engine.changes.load(Ordering::Acquire),
            Engine::Sqlite(engine) => engine.changes.load(Ordering::Acquire),
        }
    }

    /// Reads. What the closure notes for the audit is durable before the answer is given.
    ///
    /// # Errors
    /// The closure's, or the store's own.
    pub async fn read<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0 {
            Engine::Pg(engine) => engine.read(work).await,
            Engine::Sqlite(engine) => engine.read(work).await,
        }
    }

    /// Reads one record, as [`Store::read`] does. On SQLite it takes a short turn among the changes, so that the
    /// reading and its audit cost one handing over and one commit: only for what is found by its key.
    ///
    /// # Errors
    /// The closure's, or the store's own.
    pub async fn glance<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0 {
            Engine::Pg(engine) => engine.read(work).await,
            Engine::Sqlite(engine) => engine.glance(work).await,
        }
    }

    /// Changes, all or nothing: the closure's rows and its audit commit together, before the answer is given.
    ///
    /// # Errors
    /// The closure's (nothing is kept), or the store's own.
    pub async fn write<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0 {
            Engine::Pg(engine) => engine.write(work).await,
            Engine::Sqlite(engine) => engine.write(work).await,
        }
    }

    /// Reads for longer within one consistent state of the database: whatever others commit meanwhile is not seen.
    /// Nothing is written to the audit by it. It holds a connection.
    ///
    /// # Errors
    /// The closure's, or the store's own; [`StoreError::Busy`] while others run already.
    pub async fn snapshot<R, E, F>(&self, work: F) -> std::result::Result<R, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0 {
            Engine::Pg(engine) => engine.snapshot(work).await,
            Engine::Sqlite(engine) => engine.snapshot(work).await,
        }
    }

    /// Streams the scores of a partnership for evaluation: those of young people with consent, in the order in
    /// which they were stored. It holds a connection until it ends or is dropped.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while others are being streamed already.
    pub fn export_scores(&self, partnership: Uid) -> Result<ScoreExport> {
        match &self.0 {
            Engine::Pg(engine) => engine.export_scores(partnership),
            Engine::Sqlite(engine) => engine.export_scores(partnership),
        }
    }
}
