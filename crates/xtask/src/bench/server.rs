//! The server that is measured.
use super::database::Database;
use crate::Outcome;
use crate::headstart::{free_port, is_ready};
use crate::run::root;
use crate::service::Service;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Making up a hundred thousand young people takes minutes.
const PATIENCE: Duration = Duration::from_secs(30 * 60);

/// A running `headstart`.
pub struct Server {
    pub port: u16,
    service: Service,
}

impl Server {
    /// Makes up the programme, and answers when it is there.
    pub fn demo(binary: &Path, database: &Database) -> Outcome<Self> {
        Self::start(binary, database, "demo", &["--scale"], &[])
    }

    /// Serves what is there.
    pub fn serve(binary: &Path, database: &Database) -> Outcome<Self> {
        Self::start(binary, database, "serve", &[], &[])
    }

    /// Serves what is there, and gives each change a commit of its own.
    pub fn serve_one_by_one(binary: &Path, database: &Database) -> Outcome<Self> {
        Self::start(binary, database, "serve-one", &[], &[("HEADSTART_COMMIT_TOGETHER", "1")])
    }

    fn start(
        binary: &Path,
        database: &Database,
        word: &str,
        more: &[&str],
        settings: &[(&str, &str)],
    ) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = Command::new(binary);
        command
            .arg(word.trim_end_matches("-one"))
            .args(more)
            .current_dir(root())
            .env("DATABASE_URL", database.url())
            .env("HEADSTART_KEY_FILE", database.folder.join("bench.key"))
            .env("HEADSTART_WEB", database.folder.join("no-app"))
            .env("HEADSTART_PORT", port.to_string())
            .env("HEADSTART_REQUESTS_PER_MINUTE", "0")
            .env("HEADSTART_SIGN_INS_PER_MINUTE", "0")
            .env("HEADSTART_PUBLIC_URL", format!("http://localhost:{port}"))
            .envs(settings.iter().copied());
        let log = database.folder.join(format!("{word}.log"));
        let mut service = Service::start("headstart", &mut command, &log)?;
        service.wait_as_long_as(PATIENCE, || is_ready(port))?;
        Ok(Self { port, service })
    }

    pub fn process(&self) -> u32 {
        self.service.process()
    }
}
