//! What freezing a data set of a million scores takes, in every format.
use super::cpu;
use super::database::Database;
use super::http::{Session, exchange};
use super::report::{Figure, Target};
use super::server::Server;
use crate::Outcome;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// From asking for it until it is frozen, in seconds.
const FREEZING: f64 = 10.0;
/// MiB above what the server held before.
const MEMORY: f64 = 128.0;
/// How often is asked whether it is frozen.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// When to stop asking.
const PATIENCE: Duration = Duration::from_secs(600);

/// Freezes one release, the first of a project of its own, as there is no release before it to be compared with.
/// It stays in the database that is kept: nobody can take a release away.
pub fn release(database: &Database, server: &Server) -> Outcome<Vec<Figure>> {
    let officer = Session::sign_in(server.port, "dpo@solentbay.example")?;
    let make = |path: &str, word: &str, body: Value| -> Outcome<Value> {
        let key = format!("Idempotency-Key: {word}\r\n");
        let (_, answer) = exchange(server.port, &officer.post(path, &key, &body.to_string()))?;
        Ok(serde_json::from_str(&answer)?)
    };
    let id = |made: &Value| made.get("id").and_then(Value::as_str).map(str::to_owned).ok_or("no identifier");
    let projects = officer.read("/api/v1/evaluation/projects?limit=200")?;
    let there = projects.get("items").and_then(Value::as_array).map_or(0, Vec::len);
    let word = format!("bench-{}", there + 1);
    let body = json!({"name": word, "purpose": "Measuring how long a release takes"});
    let project = id(&make("/api/v1/evaluation/projects", &word, body)?)?;

    let processor = || -> Outcome<f64> {
        let postgres = database.cluster.as_ref().map(|cluster| cpu::of_family(cluster.process()));
        Ok(cpu::of_process(server.process())? + postgres.transpose()?.unwrap_or_default())
    };
    let (idle, before) = (cpu::memory(server.process(), "VmRSS")?, processor()?);
    cpu::forget_peak(server.process())?;
    let begun = Instant::now();
    let made =
        make(&format!("/api/v1/evaluation/projects/{project}/releases"), &format!("{word}-1"), json!({}))?;
    let address = format!("/api/v1/evaluation/releases/{}", id(&made)?);
    let frozen = loop {
        let release = officer.read(&address)?;
        match release.get("state").and_then(Value::as_str) {
            Some("frozen") => break release,
            Some("preparing") if begun.elapsed() < PATIENCE => std::thread::sleep(LOOK_AGAIN),
            state => return Err(format!("the release is {state:?}").into()),
        }
    };
    let seconds = begun.elapsed().as_secs_f64();
    let used = processor()? - before;
    let peak = cpu::memory(server.process(), "VmHWM")?.saturating_sub(idle);
    let resources = frozen.pointer("/manifest/resources").cloned().unwrap_or_default();
    let rows = |name: &str| {
        let all = resources.as_array().into_iter().flatten();
        let mut table = all.filter(|table| table.get("name").and_then(Value::as_str) == Some(name));
        table.next().and_then(|table| table.get("rows")?.as_u64()).unwrap_or_default()
    };
    let behind = format!(
        "{} scores of {} young people as CSV, NDJSON, Parquet and package; {used:.1} s of processor time; {}",
        rows("scores"),
        rows("young_people"),
        cpu::load()?
    );
    let figure = |name, unit, value, target| Figure {
        database: database.kind.name(),
        name,
        unit,
        value,
        target: Target::AtMost(target),
        behind: behind.clone(),
        details: json!({"seconds": seconds, "processor_seconds": used, "peak_kib": peak}),
    };
    let mib = f64::from(u32::try_from(peak)?) / 1_024.0;
    Ok(vec![
        figure("release of every score", "s", seconds, FREEZING),
        figure("memory of a release", "MiB above idle", mib, MEMORY),
    ])
}
