//! On PostgreSQL: our rate as a share of pgbench's with the same statements.
use super::database::Database;
use super::http::exchange;
use super::measure::{Effort, Round, ours, theirs};
use super::pgbench::{self, Fresh};
use super::report::{Figure, Target, median};
use super::requests::{Inbox, LIST, WORD};
use super::server::Server;
use super::statements::{self, Statement};
use crate::Outcome;
use crate::postgres::Cluster;
use serde_json::json;
use std::path::PathBuf;

/// A request to be set beside its statements.
struct Beside<'a> {
    name: &'static str,
    least: f64,
    make: Box<dyn Fn(u64) -> Vec<u8> + 'a>,
    scripts: Vec<PathBuf>,
    /// The same without the audit and its commit.
    without_audit: Vec<PathBuf>,
    statements: usize,
}

/// The three requests of the targets.
pub fn figures(effort: Effort, database: &Database, server: &Server, only: &str) -> Outcome<Vec<Figure>> {
    let Some(cluster) = &database.cluster else { return Ok(vec![]) };
    let inbox = Inbox::open(server.port)?;
    let mut figures = Vec::new();
    for name in ["get", "list", "create"].into_iter().filter(|name| only.is_empty() || only == *name) {
        let beside = match name {
            "get" => get(database, cluster, server, &inbox)?,
            "list" => list(database, cluster, server, &inbox)?,
            _ => create(database, cluster, server, &inbox)?,
        };
        figures.push(compare(effort, database, cluster, server, &beside)?);
    }
    Ok(figures)
}

fn get<'a>(database: &Database, cluster: &Cluster, server: &Server, inbox: &'a Inbox) -> Outcome<Beside<'a>> {
    let requests = inbox.gets();
    let (mut scripts, mut without_audit, mut count) = (vec![], vec![], 0);
    for (place, request) in requests.iter().enumerate() {
        let found = captured(cluster, server, request)?;
        count = found.len();
        let path = |word: &str| database.folder.join(format!("{word}-{place}.sql"));
        scripts.push(pgbench::script(&path("get"), &found, &Fresh::default())?);
        without_audit.push(pgbench::script(&path("get-only"), &reads(&found), &Fresh::default())?);
    }
    let make = Box::new(move |n| nth(&requests, n));
    Ok(Beside { name: "get one referral", least: 0.65, make, scripts, without_audit, statements: count })
}

fn list<'a>(
    database: &Database,
    cluster: &Cluster,
    server: &Server,
    inbox: &'a Inbox,
) -> Outcome<Beside<'a>> {
    let request = inbox.session.get(LIST);
    let found = captured(cluster, server, &request)?;
    let scripts = vec![pgbench::script(&database.folder.join("list.sql"), &found, &Fresh::default())?];
    let path = database.folder.join("list-only.sql");
    let without_audit = vec![pgbench::script(&path, &reads(&found), &Fresh::default())?];
    let make = Box::new(move |_| request.clone());
    Ok(Beside { name: "list 50", least: 0.45, make, scripts, without_audit, statements: found.len() })
}

fn create<'a>(
    database: &Database,
    cluster: &Cluster,
    server: &Server,
    inbox: &'a Inbox,
) -> Outcome<Beside<'a>> {
    let since = pgbench::now()?;
    let found = captured(cluster, server, &inbox.create(&format!("{WORD}{since}")))?;
    let word = format!("{WORD}{since}");
    let words = vec![word.clone(), word.to_lowercase(), word.to_uppercase()];
    let fresh = Fresh { since, words };
    let scripts = vec![pgbench::script(&database.folder.join("create.sql"), &found, &fresh)?];
    let make = Box::new(move |n| inbox.create(&format!("{WORD}{since}x{n}")));
    let without_audit = vec![];
    Ok(Beside {
        name: "create a referral",
        least: 0.8,
        make,
        scripts,
        without_audit,
        statements: found.len(),
    })
}

/// The statements of one request, which is asked once before: what is kept between requests is kept by then.
fn captured(cluster: &Cluster, server: &Server, request: &[u8]) -> Outcome<Vec<Statement>> {
    let is_reading = request.starts_with(b"GET");
    if is_reading {
        exchange(server.port, request)?;
    }
    let found = statements::during(cluster, || exchange(server.port, request).map(drop))?;
    if found.is_empty() {
        return Err("PostgreSQL logged no statement".into());
    }
    if found.iter().any(|statement| statement.text.starts_with("SET ")) {
        return Err("the server opened a connection for a request".into());
    }
    Ok(found)
}

/// Without the audit's transaction.
fn reads(statements: &[Statement]) -> Vec<Statement> {
    let is_reading = |statement: &&Statement| statement.text.trim_start().starts_with("SELECT");
    statements.iter().filter(is_reading).cloned().collect()
}

fn nth(requests: &[Vec<u8>], n: u64) -> Vec<u8> {
    let place = usize::try_from(n).unwrap_or_default() % requests.len().max(1);
    requests.get(place).cloned().unwrap_or_default()
}

fn compare(
    effort: Effort,
    database: &Database,
    cluster: &Cluster,
    server: &Server,
    beside: &Beside<'_>,
) -> Outcome<Figure> {
    let (mut own, mut full, mut only) = (Vec::new(), Vec::new(), Vec::new());
    let bench = |scripts: &[PathBuf]| {
        theirs(database, || pgbench::start(cluster, effort.connections, effort.time, scripts))
    };
    for _ in 0..effort.rounds {
        own.push(ours(effort, database, server, &beside.make)?);
        full.push(bench(&beside.scripts)?);
        if !beside.without_audit.is_empty() {
            only.push(bench(&beside.without_audit)?);
        }
    }
    let share = |others: &[Round], of: fn(&Round) -> f64| {
        median(&own.iter().zip(others).map(|(own, other)| of(own) / of(other)).collect::<Vec<_>>())
    };
    let middle = |rounds: &[Round], of: fn(&Round) -> f64| median(&rounds.iter().map(of).collect::<Vec<_>>());
    let value = share(&full, |round| round.rate);
    let cpu_share = 1.0 / share(&full, Round::cpu);
    let of_reads = share(&only, |round| round.rate);
    let mut behind = format!(
        "{:.0}/s ({:.1} ms) against {:.0}/s; by processor time {cpu_share:.2}: {:.0} us (server {:.0}, PostgreSQL \
         {:.0}, client {:.0}) against {:.0} us (PostgreSQL {:.0}); {} statements",
        middle(&own, |round| round.rate),
        middle(&own, |round| round.half),
        middle(&full, |round| round.rate),
        middle(&own, Round::cpu),
        middle(&own, |round| round.server),
        middle(&own, |round| round.postgres),
        middle(&own, |round| round.client),
        middle(&full, Round::cpu),
        middle(&full, |round| round.postgres),
        beside.statements,
    );
    if !only.is_empty() {
        behind += &format!("; {of_reads:.2} of pgbench reading without audit");
    }
    let rounds = |rounds: &[Round]| rounds.iter().map(Round::json).collect::<Vec<_>>();
    Ok(Figure {
        database: database.kind.name(),
        name: beside.name,
        unit: "of pgbench",
        value,
        target: Target::AtLeast(beside.least),
        behind,
        details: json!({"share_by_cpu": cpu_share, "share_of_reads_alone": of_reads, "ours": rounds(&own),
                        "pgbench": rounds(&full), "pgbench_reads_alone": rounds(&only)}),
    })
}
