//! What evaluators wait for: outcomes of a million scores, and pulling all of them.
use super::cpu;
use super::database::Database;
use super::http::{Session, exchange};
use super::measure::{Effort, ours};
use super::report::{Figure, Target, median};
use super::requests::{BREAKDOWNS, EXPORT, OUTCOMES};
use super::server::Server;
use super::statements;
use crate::Outcome;
use crate::postgres::Cluster;
use crate::run::run;
use serde_json::json;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Command, Stdio};
use std::time::Instant;

fn evaluator(server: &Server) -> Outcome<Session> {
    Session::sign_in(server.port, "evaluator@solentbay.example")
}

/// The outcomes endpoint, asked by one after the other.
pub fn outcomes(effort: Effort, database: &Database, server: &Server) -> Outcome<Figure> {
    let request = evaluator(server)?.get(OUTCOMES);
    let alone = Effort { connections: 1, ..effort };
    let rounds: Vec<_> = (0..effort.rounds)
        .map(|_| ours(alone, database, server, |_| request.clone()))
        .collect::<Outcome<_>>()?;
    let middle = |of: fn(&super::measure::Round) -> f64| median(&rounds.iter().map(of).collect::<Vec<_>>());
    Ok(Figure {
        database: database.kind.name(),
        name: "outcomes by tier and locality",
        unit: "ms",
        value: middle(|round| round.half),
        target: Target::AtMost(20.0),
        behind: format!(
            "median of one after the other; 99 in 100 within {:.1} ms; {:.1} ms of processor time",
            middle(|round| round.most),
            middle(|round| round.server + round.postgres) / 1_000.0
        ),
        details: json!(rounds.iter().map(super::measure::Round::json).collect::<Vec<_>>()),
    })
}

/// Breakdowns that are computed from the pairs themselves, asked by one after the other.
pub fn breakdowns(effort: Effort, database: &Database, server: &Server) -> Outcome<Vec<Figure>> {
    let session = evaluator(server)?;
    let processor = || -> Outcome<f64> {
        let postgres = database.cluster.as_ref().map(|cluster| cpu::of_family(cluster.process()));
        Ok(cpu::of_process(server.process())? + postgres.transpose()?.unwrap_or_default())
    };
    let figure = |(name, path): (&'static str, &str)| {
        let (mut times, mut used) = (Vec::new(), Vec::new());
        for _ in 0..effort.rounds {
            let (begun, before) = (Instant::now(), processor()?);
            exchange(server.port, &session.get(path))?;
            times.push(begun.elapsed().as_secs_f64());
            used.push(processor()? - before);
        }
        Ok(Figure {
            database: database.kind.name(),
            name,
            unit: "s",
            value: median(&times),
            target: Target::AtMost(2.0),
            behind: format!("{:.2} s of processor time; {}", median(&used), cpu::load()?),
            details: json!({"seconds": times, "processor_seconds": used}),
        })
    };
    BREAKDOWNS.into_iter().map(figure).collect()
}

/// A pull of every score, beside `psql \copy` of the same query where there is PostgreSQL.
pub fn export(effort: Effort, database: &Database, server: &Server) -> Outcome<Vec<Figure>> {
    let session = evaluator(server)?;
    let request = session.get(EXPORT);
    let query =
        database.cluster.as_ref().map(|cluster| copied_query(cluster, server, &request)).transpose()?;
    let (mut times, mut shares, mut peaks, mut lines) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let mut others = Vec::new();
    for _ in 0..effort.rounds {
        let idle = cpu::memory(server.process(), "VmRSS")?;
        cpu::forget_peak(server.process())?;
        let begun = Instant::now();
        lines = pull(server.port, &request)?;
        let time = begun.elapsed().as_secs_f64();
        let peak = cpu::memory(server.process(), "VmHWM")?.saturating_sub(idle);
        peaks.push(f64::from(u32::try_from(peak)?) / 1_024.0);
        times.push(time);
        if let (Some(cluster), Some(query)) = (&database.cluster, &query) {
            let other = psql_copy(cluster, query)?;
            others.push(other);
            shares.push(other / time);
        }
    }
    let rows = format!("{} scores in {:.1} s", lines.max(1) - 1, median(&times));
    let memory = Figure {
        database: database.kind.name(),
        name: "memory of an export",
        unit: "MiB above idle",
        value: median(&peaks),
        target: Target::AtMost(64.0),
        behind: rows.clone(),
        details: json!({"mib": peaks, "lines": lines}),
    };
    let (value, unit, target, behind) = if shares.is_empty() {
        (median(&times), "s", Target::None, rows)
    } else {
        let behind = format!("{rows} against {:.1} s", median(&others));
        (median(&shares), "of psql \\copy", Target::AtLeast(0.8), behind)
    };
    let details = json!({"seconds": times, "psql_seconds": others});
    let name = "export of every score";
    Ok(vec![Figure { database: database.kind.name(), name, unit, value, target, behind, details }, memory])
}

/// Reads everything and gives how many lines there are. The answer is in chunks, whose heads are lines of
/// their own: they are told apart by the comma that every line of the data has.
fn pull(port: u16, request: &[u8]) -> Outcome<usize> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.write_all(request)?;
    let (mut chunk, mut end, mut lines, mut comma) = (vec![0; 256 * 1024], Vec::new(), 0, false);
    let mut first = true;
    while !end.ends_with(b"\r\n0\r\n\r\n") {
        let read = stream.read(&mut chunk)?;
        let bytes = chunk.get(..read).unwrap_or_default();
        if read == 0 || (first && !bytes.starts_with(b"HTTP/1.1 200")) {
            return Err("the export broke off".into());
        }
        first = false;
        for byte in bytes {
            match byte {
                b',' => comma = true,
                b'\n' => {
                    lines += usize::from(comma);
                    comma = false;
                }
                _ => {}
            }
        }
        end.extend_from_slice(bytes.get(bytes.len().saturating_sub(16)..).unwrap_or_default());
        end.drain(..end.len().saturating_sub(16));
    }
    // Heads with a comma in them are not lines of the data: there is one, the policy of permissions.
    Ok(lines - 1)
}

/// The query that the server copies from, with the setting that it reads.
fn copied_query(cluster: &Cluster, server: &Server, request: &[u8]) -> Outcome<(String, String)> {
    let found = statements::during(cluster, || pull(server.port, request).map(drop))?;
    let copy = found.iter().find_map(|statement| statement.text.strip_prefix("COPY "));
    let query = copy.and_then(|text| Some(text.split_once(" TO STDOUT")?.0.to_owned()));
    let set = found.iter().find(|statement| {
        statement.text.contains("set_config") && format!("{:?}", statement.parameters).contains("headstart")
    });
    let setting = set.and_then(|statement| statement.parameters.get(1)?.clone());
    match (query, setting) {
        (Some(query), Some(setting)) => Ok((query, setting)),
        _ => Err("PostgreSQL logged no COPY".into()),
    }
}

/// Seconds that psql takes for the same.
fn psql_copy(cluster: &Cluster, (query, partnership): &(String, String)) -> Outcome<f64> {
    let mut command = Command::new("psql");
    command.args(["-X", "-q", "-U", "postgres", "-d", "postgres", "-h"]).arg(cluster.socket());
    command.args(["-c", &format!("SET headstart.export_partnership = '{partnership}'")]);
    command.args(["-c", &format!("\\copy {query} TO STDOUT CSV")]).stdout(Stdio::null());
    let begun = Instant::now();
    run(&mut command)?;
    Ok(begun.elapsed().as_secs_f64())
}
