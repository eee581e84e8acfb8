//! On SQLite: what a reading costs beside an empty request, and what committing together gains.
use super::database::Database;
use super::measure::{Effort, Round, ours};
use super::pgbench;
use super::report::{Figure, Target, median};
use super::requests::{EMPTY, Inbox, LIST, WORD};
use super::server::Server;
use crate::Outcome;
use serde_json::json;
use std::path::Path;

/// Get and list beside an empty request.
pub fn readings(effort: Effort, database: &Database, server: &Server, only: &str) -> Outcome<Vec<Figure>> {
    let inbox = Inbox::open(server.port)?;
    let (gets, empty, list) = (inbox.gets(), inbox.session.get(EMPTY), inbox.session.get(LIST));
    let bare = nobody(&empty);
    let mut figures = Vec::new();
    let wanted = |name: &str| only.is_empty() || only == name;
    if wanted("get") {
        let place = |n: u64| usize::try_from(n).unwrap_or_default() % gets.len().max(1);
        let make = |n| gets.get(place(n)).cloned().unwrap_or_default();
        figures.push(beside(
            effort,
            database,
            server,
            &bare,
            ("get one referral", Target::AtMost(3.0)),
            make,
        )?);
    }
    if wanted("list") {
        let make = |_| list.clone();
        figures.push(beside(effort, database, server, &bare, ("list 50", Target::None), make)?);
    }
    Ok(figures)
}

/// The request without who asks: an empty request is nobody's.
fn nobody(request: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(request);
    let lines = text.split("\r\n").filter(|line| !line.starts_with("Cookie") && !line.starts_with("CSRF"));
    lines.collect::<Vec<_>>().join("\r\n").into_bytes()
}

fn beside(
    effort: Effort,
    database: &Database,
    server: &Server,
    bare: &[u8],
    (name, target): (&'static str, Target),
    make: impl Fn(u64) -> Vec<u8>,
) -> Outcome<Figure> {
    let (mut whole, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..effort.rounds {
        empty.push(ours(effort, database, server, |_| bare.to_vec())?);
        whole.push(ours(effort, database, server, &make)?);
    }
    let value = ratio(&whole, &empty, |round| round.server);
    Ok(Figure {
        database: database.kind.name(),
        name,
        unit: "times an empty request's processor time",
        value,
        target,
        behind: format!(
            "{:.0} us against {:.0} us; {:.0}/s ({:.1} ms) against {:.0}/s",
            middle(&whole, |round| round.server),
            middle(&empty, |round| round.server),
            middle(&whole, |round| round.rate),
            middle(&whole, |round| round.half),
            middle(&empty, |round| round.rate),
        ),
        details: json!({"rounds": all(&whole), "empty": all(&empty)}),
    })
}

/// Durable creates, committed together and one by one.
pub fn creates(effort: Effort, database: &Database, server: &Server, binary: &Path) -> Outcome<Figure> {
    let single = Server::serve_one_by_one(binary, database)?;
    let (inbox, alone) = (Inbox::open(server.port)?, Inbox::open(single.port)?);
    let (mut together, mut one_by_one) = (Vec::new(), Vec::new());
    for _ in 0..effort.rounds {
        for (server, inbox, rounds) in [(server, &inbox, &mut together), (&single, &alone, &mut one_by_one)] {
            let since = pgbench::now()?;
            rounds.push(ours(effort, database, server, |n| inbox.create(&format!("{WORD}{since}x{n}")))?);
        }
    }
    let value = ratio(&together, &one_by_one, |round| round.rate);
    Ok(Figure {
        database: database.kind.name(),
        name: "create a referral, durably",
        unit: "times the rate of a commit for each",
        value,
        target: Target::AtLeast(4.0),
        behind: format!(
            "{:.0}/s ({:.1} ms, {:.0} us) against {:.0}/s ({:.0} us)",
            middle(&together, |round| round.rate),
            middle(&together, |round| round.half),
            middle(&together, |round| round.server),
            middle(&one_by_one, |round| round.rate),
            middle(&one_by_one, |round| round.server),
        ),
        details: json!({"together": all(&together), "one_by_one": all(&one_by_one)}),
    })
}

fn ratio(one: &[Round], other: &[Round], of: fn(&Round) -> f64) -> f64 {
    median(&one.iter().zip(other).map(|(one, other)| of(one) / of(other)).collect::<Vec<_>>())
}

fn middle(rounds: &[Round], of: fn(&Round) -> f64) -> f64 {
    median(&rounds.iter().map(of).collect::<Vec<_>>())
}

fn all(rounds: &[Round]) -> Vec<serde_json::Value> {
    rounds.iter().map(Round::json).collect()
}
