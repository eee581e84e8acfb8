//! A connection past the store, for what only the database itself can tell.

use diesel::{
    Connection, PgConnection, QueryResult, QueryableByName, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection, sql_query, sql_types::Text,
};
use headstart_store::Options;

/// A connection past the store.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Raw {
    pub fn connect(options: &Options) -> Self {
        if options.is_postgres() {
            Self::Postgres(PgConnection::establish(&options.url).unwrap())
        } else {
            Self::Sqlite(SqliteConnection::establish(options.sqlite_path()).unwrap())
        }
    }

    /// Runs statements that are the same on both databases.
    pub fn run(&mut self, statements: &str) -> QueryResult<()> {
        match self {
            Self::Sqlite(connection) => connection.batch_execute(statements),
            Self::Postgres(connection) => connection.batch_execute(statements),
        }
    }

    /// How many rows a table has.
    pub fn count(&mut self, table: &str) -> i64 {
        let query = format!("SELECT CAST(count(*) AS text) AS line FROM {table}");
        self.lines(&query, &query).concat().parse().unwrap()
    }

    /// The column `line` of a query, in its own words for each database.
    pub fn lines(&mut self, sqlite: &str, postgres: &str) -> Vec<String> {
        let lines: Vec<Line> = match self {
            Self::Sqlite(connection) => sql_query(sqlite).load(connection).unwrap(),
            Self::Postgres(connection) => sql_query(postgres).load(connection).unwrap(),
        };
        lines.into_iter().map(|line| line.line).collect()
    }
}
