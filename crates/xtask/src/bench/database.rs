//! The databases that are measured: made up once, and kept while the migrations stay the same.
use super::server::Server;
use crate::Outcome;
use crate::postgres::Cluster;
use crate::run::{root, say, span};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A database with a made-up programme of 100,000 young people.
pub struct Database {
    pub kind: Kind,
    pub folder: PathBuf,
    pub cluster: Option<Cluster>,
    /// Seconds that making it up took, when it was made up.
    pub filled_in: f64,
}

/// PostgreSQL as one would run it on such a machine: durable, with a quarter of a small memory. A checkpoint
/// within a round would hit one side only.
const SETTINGS: [&str; 6] = [
    "shared_buffers=1GB",
    "max_wal_size=8GB",
    "checkpoint_timeout=1h",
    "log_line_prefix=",
    "autovacuum_naptime=10min",
    "log_checkpoints=off",
];

impl Database {
    /// Opens the kept database, or makes it up.
    pub fn open(kind: Kind, folder: &Path, binary: &Path) -> Outcome<Self> {
        let folder = folder.join(kind.name());
        fs::create_dir_all(&folder)?;
        let mark = folder.join("made-up");
        let wanted = migrations(kind)?;
        let kept = fs::read_to_string(&mark).unwrap_or_default();
        let filled_in = kept.strip_prefix(&wanted).and_then(|rest| rest.trim().parse().ok());
        if filled_in.is_none() {
            fs::remove_dir_all(&folder)?;
            fs::create_dir_all(&folder)?;
        }
        let cluster = match kind {
            Kind::Postgres => Some(Cluster::keep(&folder.join("data"), &SETTINGS)?),
            Kind::Sqlite => None,
        };
        let mut database = Self { kind, folder, cluster, filled_in: filled_in.unwrap_or_default() };
        if filled_in.is_none() {
            say(&format!("making up 100,000 young people on {}; they are kept for next time", kind.name()));
            let begun = Instant::now();
            drop(Server::demo(binary, &database)?);
            say(&format!("made up in {}", span(begun.elapsed())));
            database.filled_in = begun.elapsed().as_secs_f64();
            fs::write(&mark, format!("{wanted}\n{}\n", database.filled_in))?;
        }
        Ok(database)
    }

    /// The address that `headstart` takes.
    pub fn url(&self) -> String {
        match &self.cluster {
            Some(cluster) => cluster.url("postgres"),
            None => format!("sqlite:{}", self.folder.join("bench.db").display()),
        }
    }
}

/// What the migrations are, in a word.
fn migrations(kind: Kind) -> Outcome<String> {
    let mut hasher = Sha256::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("migrations").join(kind.name()))?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    for folder in folders {
        hasher.update(fs::read(folder.join("up.sql"))?);
    }
    Ok(hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}
