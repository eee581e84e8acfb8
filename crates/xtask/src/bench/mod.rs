//! `cargo xtask bench`: how fast it is, as shares of what is possible on the same machine in the same minutes.
//!
//! Absolute rates say more of the machine than of the code, and another program at work beside it changes them.
//! So each figure is a ratio of two measurements that take turns, the median of several rounds, and stands
//! beside the processor time of each request, which other programs disturb least.
mod beside_pgbench;
mod cpu;
mod database;
mod evaluation;
mod http;
mod load;
mod measure;
mod on_sqlite;
mod pgbench;
mod release;
mod report;
mod requests;
mod scoring;
mod server;
mod statements;

use crate::options::Options;
use crate::run::{root, say};
use crate::{Outcome, headstart};
use database::{Database, Kind};
use measure::Effort;
use report::{Figure, Target};
use server::Server;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Making the programme up may take this many seconds.
const LOADING: f64 = 300.0;

/// Measures everything, or one figure: `get`, `list`, `create`, `export`, `outcomes`,
/// `breakdowns`, `release`, `load`, `scoring`.
pub fn bench(words: &[String]) -> Outcome {
    let mut options = Options::new("bench", words);
    let (postgres, sqlite) = (options.flag("--postgres"), options.flag("--sqlite"));
    let number = |text: Option<String>, usual: usize| text.map_or(Ok(usual), |text| text.parse::<usize>());
    let effort = Effort {
        rounds: number(options.value("--rounds")?, 3)?.max(1),
        time: Duration::from_secs(u64::try_from(number(options.value("--seconds")?, 5)?)?.max(1)),
        connections: number(options.value("--connections")?, 32)?.max(1),
    };
    let only = options.value("--only")?.unwrap_or_default();
    // PostgreSQL does not run as root, so its user must be able to get there.
    let folder = options.value("--folder")?.map_or_else(|| root().join("target/bench"), PathBuf::from);
    let given = options.value("--binary")?.map(PathBuf::from);
    options.end()?;

    let binary = given.map_or_else(headstart::build_release, Ok)?;
    let mut figures = Vec::new();
    if only.is_empty() || only == "scoring" {
        figures.push(scoring::figure()?);
    }
    let kinds = [(Kind::Sqlite, sqlite), (Kind::Postgres, postgres)];
    let all = sqlite == postgres;
    for (kind, _) in kinds.into_iter().filter(|(_, asked)| (all || *asked) && only != "scoring") {
        figures.extend(of_database(kind, effort, &folder, &binary, &only)?);
    }
    std::fs::create_dir_all(&folder)?;
    report::write(&figures, &folder.join("report.json"))
}

fn of_database(kind: Kind, effort: Effort, folder: &Path, binary: &Path, only: &str) -> Outcome<Vec<Figure>> {
    let wanted = |name: &str| only.is_empty() || only == name;
    let database = Database::open(kind, folder, binary)?;
    let server = Server::serve(binary, &database)?;
    say(&format!("measuring on {}", kind.name()));
    let mut figures = Vec::new();
    if wanted("load") {
        figures.push(Figure {
            database: kind.name(),
            name: "demo --scale",
            unit: "s",
            value: database.filled_in,
            target: Target::AtMost(LOADING),
            behind: "100,000 young people, 200,000 referrals, a million scores".into(),
            details: serde_json::Value::Null,
        });
    }
    match kind {
        Kind::Sqlite => {
            figures.extend(on_sqlite::readings(effort, &database, &server, only)?);
            if wanted("create") {
                figures.push(on_sqlite::creates(effort, &database, &server, binary)?);
            }
        }
        Kind::Postgres => figures.extend(beside_pgbench::figures(effort, &database, &server, only)?),
    }
    if wanted("outcomes") {
        figures.push(evaluation::outcomes(effort, &database, &server)?);
    }
    if wanted("breakdowns") {
        figures.extend(evaluation::breakdowns(effort, &database, &server)?);
    }
    if wanted("release") {
        figures.extend(release::release(&database, &server)?);
    }
    if wanted("export") {
        figures.extend(evaluation::export(effort, &database, &server)?);
    }
    Ok(figures)
}
