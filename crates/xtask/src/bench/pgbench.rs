//! pgbench: what PostgreSQL does with the same statements when nothing stands before it.
use super::statements::Statement;
use crate::Outcome;
use crate::postgres::Cluster;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A script counts its runs, so that every run makes rows of its own.
const COUNT: &str = "\\set seq :seq + 1\n\\set n (:client_id + 1) * 10000000000000000 + :seq\n";

/// What a request made that the next must make differently.
#[derive(Default)]
pub struct Fresh {
    /// Identifiers made since then are new ones: milliseconds since 1970.
    pub since: u64,
    /// Words of the request that name this one only.
    pub words: Vec<String>,
}

/// Writes the statements of one request as a script.
pub fn script(path: &Path, statements: &[Statement], fresh: &Fresh) -> Outcome<PathBuf> {
    let mut text = String::from(COUNT);
    let mut ids = BTreeMap::new();
    for statement in statements {
        let is_audit = statement.text.starts_with("INSERT INTO \"audit\"");
        let mut sql = statement.text.replace('\n', " ");
        // From the last on: $1 is the beginning of $12.
        for (place, parameter) in statement.parameters.iter().enumerate().rev() {
            // A row of the audit stands in the chain of its writer; here each has one of its own.
            let chain = is_audit && place == 0;
            let value = parameter.as_deref().map_or_else(
                || "NULL".to_owned(),
                |text| if chain { id("99") } else { literal(text, fresh, &mut ids) },
            );
            sql = sql.replace(&format!("${}", place + 1), &value);
        }
        text.push_str(&sql);
        text.push_str(";\n");
    }
    fs::write(path, text)?;
    Ok(path.to_path_buf())
}

/// An identifier that no other run makes.
fn id(number: &str) -> String {
    format!("lpad(:n || '{number}', 32, '0')::uuid")
}

fn literal(text: &str, fresh: &Fresh, ids: &mut BTreeMap<String, String>) -> String {
    if is_new(text, fresh.since) {
        let number = format!("{:02}", ids.len());
        return id(ids.entry(text.to_owned()).or_insert(number));
    }
    if is_reference(text) {
        let prefix: String = text.chars().take(2).collect();
        return format!("'{prefix}-' || :n");
    }
    let mut sql = quoted(text);
    for word in &fresh.words {
        sql = sql.replace(word.as_str(), "' || :n || E'");
    }
    if sql.contains("|| :n ||") { format!("({sql})") } else { sql }
}

/// Without colons: pgbench would take what follows them for a variable.
fn quoted(text: &str) -> String {
    format!("E'{}'", text.replace('\\', "\\\\").replace('\'', "''").replace(':', "\\x3A"))
}

/// An identifier (UUIDv7) made since a moment.
fn is_new(text: &str, since: u64) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [high, low, version, _, last] = parts.as_slice() else { return false };
    let at = u64::from_str_radix(&format!("{high}{low}"), 16).unwrap_or_default();
    since > 0 && last.len() == 12 && version.starts_with('7') && high.len() == 8 && at >= since
}

/// `HS-XXXX-XXX`, `YP-XXXX-XXX`.
fn is_reference(text: &str) -> bool {
    (text.starts_with("HS-") || text.starts_with("YP-")) && text.len() == 11
}

/// Milliseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "a chore has no clock of its own")]
pub fn now() -> Outcome<u64> {
    Ok(u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?)
}

/// A run of pgbench.
pub struct Running {
    child: Child,
    progress: PathBuf,
    warm_up: u64,
}

/// Starts scripts, each run as often as any other, and gives the run when it has warmed up: every client must
/// prepare every statement first.
pub fn start(cluster: &Cluster, clients: usize, time: Duration, scripts: &[PathBuf]) -> Outcome<Running> {
    let warm_up = (time.as_secs() / 4).max(2);
    let mut command = Command::new(crate::postgres::programs().unwrap_or_default().join("pgbench"));
    command.args(["-n", "-M", "prepared", "-j", "2", "-P", "1", "-U", "postgres", "-h"]);
    command.arg(cluster.socket()).args(["-c", &clients.to_string()]);
    command.args(["-T", &(time.as_secs().max(1) + warm_up).to_string()]);
    command.args(["-D", &format!("seq={}", now()? * 1_000)]);
    for script in scripts {
        command.arg("-f").arg(script);
    }
    let progress = cluster.socket().join("pgbench");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&progress)?);
    let child = command.arg("postgres").spawn()?;
    std::thread::sleep(Duration::from_secs(warm_up));
    Ok(Running { child, progress, warm_up })
}

impl Running {
    /// Waits for the end and gives how many scripts ran each second once it had warmed up.
    pub fn rate(mut self) -> Outcome<f64> {
        let status = self.child.wait()?;
        let said = fs::read_to_string(&self.progress)?;
        let rates = rates_after(&said, self.warm_up);
        if !status.success() || rates.is_empty() || said.contains("ERROR") {
            return Err(format!("pgbench failed: {said}").into());
        }
        #[expect(clippy::cast_precision_loss, reason = "counts seconds")]
        let seconds = rates.len() as f64;
        Ok(rates.iter().sum::<f64>() / seconds)
    }
}

/// The rates of the seconds after the first few: `progress: 3.0 s, 1234.5 tps, ...`.
fn rates_after(said: &str, first: u64) -> Vec<f64> {
    let told = said.lines().filter_map(|line| {
        let (second, rest) = line.strip_prefix("progress: ")?.split_once(" s, ")?;
        Some((second.parse::<f64>().ok()?, rest.split(' ').next()?.parse::<f64>().ok()?))
    });
    let first = Duration::from_secs(first).as_secs_f64() + 0.5;
    told.filter(|(second, _)| *second > first).map(|(_, rate)| rate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pgbench_does_while_it_warms_up_does_not_count() {
        let said = "pgbench (15)\nprogress: 1.0 s, 9.0 tps, lat 1 ms\nprogress: 2.0 s, 80.5 tps, lat 1 ms\n";
        assert_eq!(rates_after(said, 1), [80.5]);
    }

    #[test]
    fn a_script_makes_rows_of_its_own() {
        let folder = crate::folder::Folder::new("script").unwrap();
        let text = "019cb5b4-0000-7000-8000-000000000001";
        let statement = Statement {
            text: "INSERT INTO t VALUES ($1, $2, $3, $4)".into(),
            parameters: [text, "HS-ABCD-EFG", "Ana Bench:1", text].map(|text| Some(text.into())).into(),
        };
        let fresh = Fresh { since: 0x019c_b5b4_0000, words: vec!["Bench".into()] };
        let path = script(&folder.path().join("s"), &[statement], &fresh).unwrap();
        let written = fs::read_to_string(path).unwrap();
        let id = "lpad(:n || '00', 32, '0')::uuid";
        assert!(
            written.ends_with(&format!("VALUES ({id}, 'HS-' || :n, (E'Ana ' || :n || E'\\x3A1'), {id});\n")),
            "{written}"
        );
    }
}
