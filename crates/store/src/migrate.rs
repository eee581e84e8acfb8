//! Migrations, up and down, for both databases; they are compiled in.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::{Result, StoreError};

/// Migrations of PostgreSQL.
pub(crate) const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");
/// Migrations of SQLite.
pub(crate) const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");

/// Runs what is missing and tells how many were run.
pub(crate) fn up<C, DB>(connection: &mut C, migrations: EmbeddedMigrations) -> Result<usize>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
{
    let run = connection.run_pending_migrations(migrations);
    run.map(|versions| versions.len()).map_err(|error| StoreError::Migration(error.to_string()))
}

/// Takes the last migration back.
pub(crate) fn down<C, DB>(connection: &mut C, migrations: EmbeddedMigrations) -> Result<()>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
{
    let reverted = connection.revert_last_migration(migrations);
    reverted.map(|_| ()).map_err(|error| StoreError::Migration(error.to_string()))
}

/// Takes every migration back: nothing is left.
pub(crate) fn down_all<C, DB>(connection: &mut C, migrations: EmbeddedMigrations) -> Result<()>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
{
    let reverted = connection.revert_all_migrations(migrations);
    reverted.map(|_| ()).map_err(|error| StoreError::Migration(error.to_string()))
}

/// True when nothing is missing.
pub(crate) fn is_current<C, DB>(connection: &mut C, migrations: EmbeddedMigrations) -> Result<bool>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
{
    let pending = connection.has_pending_migration(migrations);
    pending.map(|pending| !pending).map_err(|error| StoreError::Migration(error.to_string()))
}
