//! What the operator decides, by environment variable or option.

use std::path::PathBuf;

/// How the server runs.
#[derive(Debug, Clone, clap::Args)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://user:password@host/database`.
    #[arg(long, env = "DATABASE_URL", default_value = Config::DATABASE, hide_env_values = true)]
    pub database_url: String,
    /// File with the installation's key (32 bytes as 64 hexadecimal digits); made at the first start. Keep it
    /// apart from backups of the database: without it contacts and notes cannot be read.
    #[arg(long, env = "HEADSTART_KEY_FILE", default_value = Config::KEY_FILE)]
    pub key_file: PathBuf,
    /// Address to listen on.
    #[arg(long, env = "HEADSTART_HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// Port to listen on.
    #[arg(long, env = "HEADSTART_PORT", default_value_t = 8080)]
    pub port: u16,
    /// Where the built browser app lies.
    #[arg(long, env = "HEADSTART_WEB", default_value = "dist")]
    pub web: PathBuf,
    /// The address under which the installation is reached; it stands in tokens as their issuer.
    #[arg(long, env = "HEADSTART_PUBLIC_URL", default_value = Config::PUBLIC_URL)]
    pub public_url: String,
    /// Threads that answer requests.
    #[arg(long, env = "HEADSTART_WORKERS", default_value_t = 2)]
    pub workers: usize,
    /// Connections to the database.
    #[arg(long, env = "HEADSTART_CONNECTIONS", default_value_t = 8)]
    pub connections: usize,
    /// The most changes (SQLite) or audits of readings (PostgreSQL) that one commit takes.
    #[arg(long, env = "HEADSTART_COMMIT_TOGETHER", default_value_t = 64)]
    pub commit_together: usize,
    /// Requests that an account, a program or, before sign-in, an address may make in a minute, on each server
    /// of the installation. 0 means any number.
    #[arg(long, env = "HEADSTART_REQUESTS_PER_MINUTE", default_value_t = 6_000)]
    pub requests_per_minute: u32,
    /// Sign-ins and tokens that may be asked for from one address in a minute. 0 means any number.
    #[arg(long, env = "HEADSTART_SIGN_INS_PER_MINUTE", default_value_t = 60)]
    pub sign_ins_per_minute: u32,
    /// A proxy stands in front: the address of a request is the last one in its X-Forwarded-For header.
    #[arg(long, env = "HEADSTART_BEHIND_PROXY")]
    pub behind_proxy: bool,
}

impl Config {
    /// The database, when none is named.
    pub const DATABASE: &str = "sqlite:data/headstart.db";
    /// Where the installation is reached, when nothing else is said.
    pub const PUBLIC_URL: &str = "http://localhost:8080";
    /// The key file, when none is named.
    pub const KEY_FILE: &str = "data/headstart.key";
}
