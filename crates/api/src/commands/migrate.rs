//! `headstart migrate`

use headstart_store::{Options, Store};

use super::say;
use crate::config::Config;

/// Brings the database up to date, or takes the last migration back.
///
/// # Errors
/// A message for the operator.
pub fn run(config: &Config, down: bool) -> Result<(), String> {
    let options = Options::new(&config.database_url, uuid::Uuid::nil());
    if down {
        Store::migrate_down(&options).map_err(|error| error.to_string())?;
        say("The last migration was taken back.");
        return Ok(());
    }
    if let Some(folder) =
        std::path::Path::new(options.sqlite_path()).parent().filter(|_| !options.is_postgres())
    {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    match Store::migrate(&options).map_err(|error| error.to_string())? {
        0 => say("The database is up to date."),
        1 => say("1 migration was run."),
        n => say(&format!("{n} migrations were run.")),
    }
    Ok(())
}
