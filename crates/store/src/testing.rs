//! A database of its own for each test, on SQLite and on PostgreSQL.
//!
//! PostgreSQL takes part when `HEADSTART_TEST_POSTGRES` holds the URL of a database whose user may create
//! databases, as `postgres://postgres@localhost/postgres`. Both kinds are copies of a template that is migrated
//! once, so a fresh database costs milliseconds.
#![expect(clippy::panic, reason = "a test that gets no database must fail, not go on")]

mod postgres;
mod refusing;
mod sqlite;

use uuid::Uuid;

use crate::{Options, Store};

/// The environment variable that brings PostgreSQL in.
pub const POSTGRES_URL: &str = "HEADSTART_TEST_POSTGRES";

/// A fresh, migrated database, deleted when it is dropped.
pub struct TestStore {
    /// The store, open.
    pub store: Store,
    /// `sqlite` or `postgres`: for the messages of assertions.
    pub name: &'static str,
    /// How the store was opened; a test may open it once more.
    pub options: Options,
    _database: Database,
}

/// What is to be deleted.
enum Database {
    Sqlite { _folder: sqlite::Folder },
    Postgres { _database: postgres::Database },
}

/// Fresh databases: always SQLite, and PostgreSQL when [`POSTGRES_URL`] is set (said once when it is not).
///
/// # Panics
/// When a database cannot be made.
pub fn stores() -> Vec<TestStore> {
    let mut all = vec![sqlite()];
    all.extend(postgres());
    all
}

/// A fresh SQLite database.
///
/// # Panics
/// When it cannot be made.
pub fn sqlite() -> TestStore {
    let folder = sqlite::Folder::with_database();
    open("sqlite", &folder.url(), Database::Sqlite { _folder: folder })
}

/// A fresh PostgreSQL database, when [`POSTGRES_URL`] is set.
///
/// # Panics
/// When it is set and the database cannot be made.
pub fn postgres() -> Option<TestStore> {
    let database = postgres::Database::create(&postgres::admin_url()?);
    let url = database.url().to_owned();
    Some(open("postgres", &url, Database::Postgres { _database: database }))
}

fn open(name: &'static str, url: &str, database: Database) -> TestStore {
    let options = test_options(url);
    let store = or_fail(Store::open(&options), "opening a test database");
    TestStore { store, name, options, _database: database }
}

/// Few connections, for many tests run at once; and nothing waits for the disk.
fn test_options(url: &str) -> Options {
    // Every database is new, so the same names of audit chains do in all of them.
    Options { connections: 4, durable: false, ..Options::new(url, Uuid::from_u128(1 << 32)) }
}

fn or_fail<T, E: std::fmt::Display>(result: Result<T, E>, doing: &str) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{doing}: {error}"),
    }
}
