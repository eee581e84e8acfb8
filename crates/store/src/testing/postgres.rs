//! A fresh PostgreSQL database: a copy of one that was migrated once on that server.

use std::{
    io::Write as _,
    sync::{
        Once, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query,
    sql_types::Text,
};

use super::{POSTGRES_URL, or_fail, test_options};
use crate::Store;

/// Names the advisory lock under which templates are made and leftovers swept.
const LOCK: i64 = 4_857_306_811;

/// A database of its own; deleted when dropped.
pub(super) struct Database {
    admin: String,
    name: String,
    url: String,
}

/// The URL of the server, if PostgreSQL takes part; says once that it does not.
pub(super) fn admin_url() -> Option<String> {
    static SAID: Once = Once::new();
    let url = std::env::var(POSTGRES_URL).ok().filter(|url| !url.is_empty());
    if url.is_none() {
        // Written past the test harness, which keeps back what a passing test prints.
        SAID.call_once(|| {
            drop(writeln!(std::io::stderr(), "PostgreSQL is skipped: {POSTGRES_URL} is not set"));
        });
    }
    url
}

impl Database {
    /// Makes a database from the template, which the first of all processes makes.
    pub(super) fn create(admin: &str) -> Self {
        static TEMPLATE: OnceLock<String> = OnceLock::new();
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let template = TEMPLATE.get_or_init(|| template(admin));
        let mut connection = connect(admin);
        // The server's clock, so that leftovers can be told by their age; the rest makes the name unique.
        let stamp: Name = or_fail(
            sql_query("SELECT floor(extract(epoch FROM now()))::bigint || '_' || pg_backend_pid() AS name")
                .get_result(&mut connection),
            "asking the server for the time",
        );
        let name = format!("hs_test_{}_{}", stamp.name, COUNT.fetch_add(1, Ordering::Relaxed));
        run(&mut connection, &format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self { admin: admin.to_owned(), url: with_database(admin, &name), name }
    }

    /// The address of the database.
    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // What cannot be deleted now is swept later.
        if let Ok(mut connection) = PgConnection::establish(&self.admin) {
            drop(connection.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)));
        }
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Makes the template of these migrations, unless the server has it; gives its name.
fn template(admin: &str) -> String {
    let template = concat!("hs_template_", env!("HEADSTART_MIGRATIONS")).to_owned();
    let mut connection = connect(admin);
    run(&mut connection, &format!("SELECT pg_advisory_lock({LOCK})"));
    sweep(&mut connection);
    if !names(&mut connection, &format!("datname = '{template}'")).contains(&template) {
        // Under another name first: a template that bears its name is whole.
        let draft = format!("{template}_draft");
        run(&mut connection, &format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)"));
        run(&mut connection, &format!("CREATE DATABASE {draft} TEMPLATE template0"));
        or_fail(
            Store::migrate(&test_options(&with_database(admin, &draft))),
            "migrating the template database",
        );
        run(&mut connection, &format!("ALTER DATABASE {draft} RENAME TO {template}"));
    }
    run(&mut connection, &format!("SELECT pg_advisory_unlock({LOCK})"));
    template
}

/// Deletes databases of tests that died more than an hour ago.
fn sweep(connection: &mut PgConnection) {
    let old = "datname ~ '^hs_test_[0-9]+_' \
               AND split_part(datname, '_', 3)::bigint < extract(epoch FROM now()) - 3600";
    for name in names(connection, old) {
        run(connection, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }
}

fn names(connection: &mut PgConnection, condition: &str) -> Vec<String> {
    let query = format!("SELECT datname::text AS name FROM pg_database WHERE {condition}");
    let found: Vec<Name> = or_fail(sql_query(query).load(connection), "listing databases");
    found.into_iter().map(|row| row.name).collect()
}

fn connect(url: &str) -> PgConnection {
    or_fail(PgConnection::establish(url), &format!("connecting to {POSTGRES_URL}"))
}

fn run(connection: &mut PgConnection, statement: &str) {
    or_fail(connection.batch_execute(statement), statement);
}

/// The same server, another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, settings) = url.split_once('?').map_or((url, None), |(a, s)| (a, Some(s)));
    let server = address.rsplit_once('/').map_or(address, |(server, _)| server);
    settings.map_or_else(|| format!("{server}/{name}"), |settings| format!("{server}/{name}?{settings}"))
}
