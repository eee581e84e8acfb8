//! `headstart demo`

use std::{path::Path, time::Instant};

use headstart_store::{Options, Store};

use super::say;
use crate::{
    config::Config,
    demo::{self, ClientSecret, Plan, Size, Standing},
    error::ApiError,
    server,
    state::{State, system_clock},
};

/// The database of a demonstration, when none is named.
const DATABASE: &str = "sqlite:data/demo.db";
/// The key of a demonstration, when none is named.
const KEY_FILE: &str = "data/demo.key";

/// How a demonstration is run.
#[derive(Debug, Clone, clap::Args)]
pub struct Demo {
    /// Where chance starts: the same number makes up the same programme.
    #[arg(long, default_value_t = 2016)]
    pub seed: u64,
    /// Make up 100,000 young people, for measuring speed.
    #[arg(long)]
    pub scale: bool,
    /// Keep the demonstration that is there, and what was changed in it.
    #[arg(long)]
    pub keep: bool,
    /// How the server runs. The database is `data/demo.db` unless another is named.
    #[command(flatten)]
    pub config: Config,
}

/// Makes up a programme and serves it.
///
/// # Errors
/// A message for the operator.
pub fn run(demo: &Demo) -> Result<(), String> {
    let config = own(demo.config.clone());
    actix_web::rt::System::new().block_on(async {
        let options = Options::new(&config.database_url, uuid::Uuid::nil());
        make_room(&options, demo.keep).await?;
        let state = server::open(&config, system_clock()).await.map_err(|error| error.to_string())?;
        let state = fill(state, demo).await.map_err(|error| error.to_string())?;
        server::serve(state).await.map_err(|error| error.to_string())
    })
}

/// What a demonstration has of its own where the operator decided nothing.
fn own(mut config: Config) -> Config {
    // The usual database is a programme's own.
    if config.database_url == Config::DATABASE {
        DATABASE.clone_into(&mut config.database_url);
    }
    if config.key_file == Path::new(Config::KEY_FILE) {
        config.key_file = KEY_FILE.into();
    }
    // Links for young people must lead to the port that is listened on.
    if config.public_url == Config::PUBLIC_URL {
        config.public_url = format!("http://localhost:{}", config.port);
    }
    config
}

/// Empties a demonstration that is not to be kept, and refuses any other database that holds something.
async fn make_room(options: &Options, keep: bool) -> Result<(), String> {
    let file = Path::new(options.sqlite_path());
    if !options.is_postgres() && !file.exists() {
        return Ok(());
    }
    let refused = |why: String| format!("{why}; name another with --database-url. Nothing was changed.");
    let store = Store::open(options).map_err(|error| error.to_string())?;
    let standing = match demo::standing(&store).await {
        Ok(standing) => standing,
        // A new database of PostgreSQL has no tables yet.
        Err(_) if options.is_postgres() => Standing::Empty,
        Err(error) => return Err(refused(format!("the file is not a database of HeadStart ({error})"))),
    };
    drop(store);
    match standing {
        Standing::InUse => Err(refused("the database holds a partnership that is not made up".into())),
        Standing::Demonstration if !keep => {
            Store::migrate_down_all(options).map_err(|error| error.to_string())
        }
        Standing::Empty | Standing::Demonstration => Ok(()),
    }
}

/// Makes up a programme when there is none, and tells how to sign in.
async fn fill(mut state: State, demo: &Demo) -> Result<State, ApiError> {
    if demo::standing(&state.store).await? == Standing::Empty {
        let size = if demo.scale { Size::Benchmark } else { Size::Demonstration };
        let plan = Plan { seed: demo.seed, now: state.now(), size };
        let begun = Instant::now();
        let mut step = 0;
        demo::write(&state.store, &state.sealer, plan, |written| {
            // Told every ten thousand: at the usual size it takes seconds.
            if written / 10_000 > step {
                step = written / 10_000;
                tracing::info!(young_people = written, "written");
            }
        })
        .await?;
        tracing::info!(seconds = begun.elapsed().as_secs_f32(), seed = demo.seed, "made up a programme");
    }
    state.demo_accounts = std::sync::Arc::new(demo::demo_accounts());
    tell(&state, &demo::renew_client_secrets(&state.store).await?);
    Ok(state)
}

fn tell(state: &State, programs: &[ClientSecret]) {
    let address = format!("http://{}:{}", state.config.host, state.config.port);
    say(&format!(
        "\nA made-up programme is at {address}\n\nAccounts, all with the password {}:",
        demo::PASSWORD
    ));
    for account in state.demo_accounts.iter() {
        say(&format!("  {:<32} {:<30} {}", account.email, account.role, account.note));
    }
    say("\nPrograms, with secrets that are new at each start (POST /oauth/token):");
    for program in programs {
        say(&format!("  {:<28} {}  {}", program.client_id, program.secret, program.name));
    }
    say("");
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        demo: Demo,
    }

    fn config(words: &[&str]) -> Config {
        own(Line::parse_from(std::iter::once(&"demo").chain(words)).demo.config)
    }

    #[test]
    fn links_lead_to_the_port_that_a_demonstration_listens_on_unless_an_address_is_named() {
        assert_eq!(config(&["--port", "8620"]).public_url, "http://localhost:8620");
        let named = config(&["--port", "8620", "--public-url", "https://try.example"]);
        assert_eq!(named.public_url, "https://try.example");
    }
}
