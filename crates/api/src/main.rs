//! The headstart binary.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use headstart_api::{
    commands::{self, admin::AdminCommand, import::ImportArgs},
    config::Config,
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Early help for young people's emotional wellbeing.
#[derive(Parser)]
#[command(name = "headstart", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server: the API and the browser app.
    Serve {
        #[command(flatten)]
        config: Config,
    },
    /// Bring the database up to date.
    Migrate {
        #[command(flatten)]
        config: Config,
        /// Take the last migration back instead.
        #[arg(long)]
        down: bool,
    },
    /// Load reference data from a file: schools, deprivation, postcodes, bank holidays, code lists,
    /// and the set-up of a partnership.
    Import {
        #[command(flatten)]
        config: Config,
        #[command(flatten)]
        import: ImportArgs,
    },
    /// Do at the machine itself what nobody can do in the browser yet, and check what nobody sees there.
    Admin {
        #[command(flatten)]
        config: Config,
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Run the server with a made-up programme to look at.
    Demo(commands::demo::Demo),
    /// Print the OpenAPI document.
    Openapi,
    /// Print the data dictionary of evaluation releases.
    DataDictionary,
    /// Print the moves of referrals, episodes and placements, as diagrams and tables.
    Moves,
    /// Compute: one JSON object a line in, one a line out. Needs no database.
    Calc {
        /// The calculator; without one, their names are listed.
        name: Option<String>,
    },
}

fn main() -> ExitCode {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("HEADSTART_LOG").unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let done = match Arguments::parse().command {
        Command::Serve { config } => commands::serve::run(&config),
        Command::Migrate { config, down } => commands::migrate::run(&config, down),
        Command::Import { config, import } => commands::import::run(&config, &import),
        Command::Admin { config, command } => commands::admin::run(&config, command),
        Command::Demo(demo) => commands::demo::run(&demo),
        Command::Openapi => commands::openapi::run(),
        Command::DataDictionary => commands::data_dictionary::run(),
        Command::Moves => commands::moves::run(),
        Command::Calc { name } => commands::calc::run(name.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            tracing::error!("{message}");
            ExitCode::FAILURE
        }
    }
}
