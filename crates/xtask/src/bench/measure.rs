//! Rounds of requests, with what each cost.
use super::database::Database;
use super::pgbench::Running;
use super::server::Server;
use super::{cpu, load};
use crate::Outcome;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long and with how many.
#[derive(Clone, Copy)]
pub struct Effort {
    pub rounds: usize,
    pub time: Duration,
    pub connections: usize,
}

/// What a round came to.
#[derive(Clone, Copy, Default)]
pub struct Round {
    /// Requests, or scripts of pgbench, a second.
    pub rate: f64,
    /// Microseconds of processor time for each: of our server,
    pub server: f64,
    /// of PostgreSQL,
    pub postgres: f64,
    /// and of whoever asks.
    pub client: f64,
    /// Milliseconds that half of the requests, and all but one in a hundred, stay within.
    pub half: f64,
    pub most: f64,
}

impl Round {
    pub fn cpu(&self) -> f64 {
        self.server + self.postgres + self.client
    }

    pub fn json(&self) -> Value {
        json!({"per_second": self.rate, "server_us": self.server, "postgres_us": self.postgres,
               "client_us": self.client, "p50_ms": self.half, "p99_ms": self.most})
    }
}

fn postgres(database: &Database) -> Outcome<f64> {
    database.cluster.as_ref().map_or(Ok(0.0), |cluster| cpu::of_family(cluster.process()))
}

/// Sends requests to the server for one round.
pub fn ours(
    effort: Effort,
    database: &Database,
    server: &Server,
    make: impl Fn(u64) -> Vec<u8>,
) -> Outcome<Round> {
    warm_up(effort, server, &make)?;
    let before = (cpu::of_process(server.process())?, postgres(database)?, cpu::of_self()?);
    let driven = load::drive(server.port, effort.connections, effort.time, make)?;
    let after = (cpu::of_process(server.process())?, postgres(database)?, cpu::of_self()?);
    let each = 1_000_000.0 / (driven.rate() * driven.seconds).max(1.0);
    Ok(Round {
        rate: driven.rate(),
        server: (after.0 - before.0) * each,
        postgres: (after.1 - before.1) * each,
        client: (after.2 - before.2) * each,
        half: driven.within(50),
        most: driven.within(99),
    })
}

/// A little work that is not counted: statements are prepared and plans made, as they are after a minute of work.
fn warm_up(effort: Effort, server: &Server, make: impl Fn(u64) -> Vec<u8>) -> Outcome {
    const FIRST: u64 = 1 << 40;
    let time = effort.time / 4;
    load::drive(server.port, effort.connections, time, |number| make(FIRST + number)).map(drop)
}

/// Lets pgbench run for one round. Its own processor time is told from the whole of its run.
pub fn theirs(database: &Database, start: impl FnOnce() -> Outcome<Running>) -> Outcome<Round> {
    let (begun, client) = (Instant::now(), cpu::of_ended_children()?);
    let running = start()?;
    let (warm, before) = (Instant::now(), postgres(database)?);
    let rate = running.rate()?;
    let (whole, counted) = (begun.elapsed().as_secs_f64(), warm.elapsed().as_secs_f64());
    let server = postgres(database)? - before;
    let each = 1_000_000.0 / (rate * counted).max(1.0);
    let client = (cpu::of_ended_children()? - client) * counted / whole;
    Ok(Round { rate, postgres: server * each, client: client * each, ..Round::default() })
}
