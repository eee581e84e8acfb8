//! Tables, queries, unit of work and migrations on SQLite (embedded, the default) and PostgreSQL.
//!
//! A use case runs in one closure: [`Store::read`] gives it a connection, [`Store::write`] a transaction that
//! commits once, audit included. The query modules are written once and compiled for each database
//! ([`mod@queries`](self) under `pg` and `sqlite`); [`Tx`] calls the right one.

#![expect(clippy::duplicate_mod, reason = "the queries are compiled once for each database on purpose")]

mod audit_chain;
mod error;
mod export;
mod migrate;
mod options;
mod outcome;
mod pg;
mod pool;
mod release;
pub mod rows;
pub mod schema;
mod sqlite;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
pub mod tx;
mod types;

pub use audit_chain::{AuditEntry, hash as audit_hash};
pub use error::{Result, StoreError};
pub use export::{EXPORT_COLUMNS, ScoreExport};
pub use options::Options;
pub use store::Store;
pub use tx::{Tx, filters};
pub use types::{DbJson, DbTime, DbUuid, Json, Time, Uid};
