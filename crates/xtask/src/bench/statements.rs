//! The statements that the server runs for a request, taken from PostgreSQL's own log while it runs one.
//!
//! So pgbench is always given the very statements of this version of the code, in their order, transactions
//! included, and nobody has to keep a copy in step.
use crate::Outcome;
use crate::postgres::Cluster;
use crate::run::output;
use std::fs;
use std::process::Command;
use std::time::Duration;

/// A statement with its parameters; none of them is NULL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub text: String,
    pub parameters: Vec<Option<String>>,
}

/// How long PostgreSQL may take to heed a setting, and to write its log.
const SETTLE: Duration = Duration::from_millis(300);

/// Runs SQL on the server and gives what it answers, without decoration.
pub fn psql(cluster: &Cluster, sql: &[&str]) -> Outcome<String> {
    let mut command = Command::new("psql");
    command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", "postgres", "-h"]);
    command.arg(cluster.socket());
    for one in sql {
        command.args(["-c", one]);
    }
    output(&mut command)
}

/// Does something, and gives the statements that the server ran meanwhile.
pub fn during(cluster: &Cluster, work: impl FnOnce() -> Outcome) -> Outcome<Vec<Statement>> {
    psql(cluster, &["ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()"])?;
    std::thread::sleep(SETTLE);
    let before = fs::metadata(cluster.log())?.len();
    let done = work();
    std::thread::sleep(SETTLE);
    let log = fs::read_to_string(cluster.log())?;
    psql(cluster, &["ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()"])?;
    done?;
    Ok(parse(log.get(usize::try_from(before)?..).unwrap_or_default()))
}

/// Reads a log: statements with their parameters. Later lines of an entry begin with a tab.
fn parse(log: &str) -> Vec<Statement> {
    let mut entries: Vec<String> = Vec::new();
    for line in log.lines() {
        match (line.strip_prefix('\t'), entries.last_mut()) {
            (Some(rest), Some(entry)) => {
                entry.push('\n');
                entry.push_str(rest);
            }
            _ => entries.push(line.to_owned()),
        }
    }
    let mut statements: Vec<Statement> = Vec::new();
    for entry in entries {
        let rest = entry.strip_prefix("LOG:  ");
        if let Some(text) = rest.and_then(|rest| {
            rest.strip_prefix("statement: ")
                .or_else(|| Some(rest.strip_prefix("execute ")?.split_once(": ")?.1))
        }) {
            statements.push(Statement { text: text.to_owned(), parameters: vec![] });
        } else if let (Some(list), Some(last)) =
            (entry.strip_prefix("DETAIL:  parameters: "), statements.last_mut())
        {
            last.parameters = parameters(list);
        }
    }
    statements
}

/// Reads `$1 = 'text', $2 = NULL`.
fn parameters(list: &str) -> Vec<Option<String>> {
    let (mut found, mut rest) = (Vec::new(), list);
    while let Some((_, value)) = rest.split_once(" = ") {
        let Some(quoted) = value.strip_prefix('\'') else {
            found.push(None);
            rest = value.strip_prefix("NULL").unwrap_or_default();
            continue;
        };
        let (mut text, mut chars) = (String::new(), quoted.char_indices().peekable());
        rest = "";
        while let Some((place, char)) = chars.next() {
            if char == '\'' && chars.next_if(|(_, next)| *next == '\'').is_none() {
                rest = quoted.get(place + 1..).unwrap_or_default();
                break;
            }
            text.push(char);
        }
        found.push(Some(text));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_come_with_their_parameters() {
        let log = "LOG:  statement: BEGIN\n\
                   LOG:  execute __diesel_stmt_3: SELECT $1,\n\t $2, $3\n\
                   DETAIL:  parameters: $1 = 'it''s', $2 = NULL, $3 = 'a = b, $9'\n\
                   ERROR:  something else\n";
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            parse(log),
            [
                Statement { text: "BEGIN".into(), parameters: vec![] },
                Statement {
                    text: "SELECT $1,\n $2, $3".into(),
                    parameters: vec![some("it's"), None, some("a = b, $9")]
                }
            ]
        );
    }
}
