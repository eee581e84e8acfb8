//! How a store is opened.

use uuid::Uuid;

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite:PATH` (or just a path) or `postgres://…`.
    pub url: String,
    /// Connections for reading (SQLite) or in all (PostgreSQL).
    pub connections: usize,
    /// The most changes that may wait for their turn; more are told that the store is busy.
    pub queue: usize,
    /// The most changes (SQLite) or audits of readings (PostgreSQL) that one commit takes.
    pub together: usize,
    /// Names the audit chains of this process; drawn at random by the caller.
    pub chain_seed: Uuid,
    /// False trades durability for speed; for tests only.
    pub durable: bool,
}

impl Options {
    /// The usual options for an address.
    pub fn new(url: impl Into<String>, chain_seed: Uuid) -> Self {
        Self { url: url.into(), connections: 8, queue: 1_024, together: 64, chain_seed, durable: true }
    }

    /// True when the address is one of PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres://") || self.url.starts_with("postgresql://")
    }

    /// The path of the SQLite file.
    pub fn sqlite_path(&self) -> &str {
        self.url.strip_prefix("sqlite://").or_else(|| self.url.strip_prefix("sqlite:")).unwrap_or(&self.url)
    }

    /// The name of the `n`th audit chain of this process: the seed with its last bytes counted up.
    pub(crate) fn chain(&self, n: u64) -> Uuid {
        Uuid::from_u128(self.chain_seed.as_u128().wrapping_add(u128::from(n)))
    }
}
