//! A database that refuses to write its audit, as one with a full disk or a broken index would.

use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection as _};

use super::{TestStore, or_fail};

/// The trigger, in the words of each database; an action of the audit is put in.
const SQLITE: &str = "CREATE TRIGGER audit_refused BEFORE INSERT ON audit WHEN NEW.action = '{action}' \
    BEGIN SELECT RAISE(ABORT, 'the audit cannot be written'); END";
const POSTGRES: &str = "CREATE FUNCTION audit_refused() RETURNS trigger LANGUAGE plpgsql AS \
    $$ BEGIN RAISE EXCEPTION 'the audit cannot be written'; END $$; \
    CREATE TRIGGER audit_refused BEFORE INSERT ON audit FOR EACH ROW WHEN (NEW.action = '{action}') \
    EXECUTE FUNCTION audit_refused()";

impl TestStore {
    /// From now on the database refuses every audit row with this action, whoever writes it.
    ///
    /// # Panics
    /// When the database refuses that.
    pub fn refuse_audit(&self, action: &str) {
        let statements = if self.options.is_postgres() { POSTGRES } else { SQLITE };
        self.past_the_store(&statements.replace("{action}", action));
    }

    /// Takes the refusal back.
    ///
    /// # Panics
    /// When there is none.
    pub fn take_audit_again(&self) {
        self.past_the_store(if self.options.is_postgres() {
            "DROP TRIGGER audit_refused ON audit; DROP FUNCTION audit_refused()"
        } else {
            "DROP TRIGGER audit_refused"
        });
    }

    fn past_the_store(&self, statements: &str) {
        let doing = "changing a test database past the store";
        if self.options.is_postgres() {
            let mut connection = or_fail(PgConnection::establish(&self.options.url), doing);
            or_fail(connection.batch_execute(statements), doing);
        } else {
            let mut connection = or_fail(SqliteConnection::establish(self.options.sqlite_path()), doing);
            or_fail(connection.batch_execute("PRAGMA busy_timeout = 5000"), doing);
            or_fail(connection.batch_execute(statements), doing);
        }
    }
}
