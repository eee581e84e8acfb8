//! `headstart import`: loads reference data from a file.

mod progress;

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use headstart_domain::clock::uk_local_date;
use headstart_store::{Options, Store, StoreError, Uid};
use uuid::{ContextV7, Timestamp, Uuid};

use self::progress::Progress;
use crate::config::Config;
use crate::import::code_sets::Unsaid;
use crate::import::schools::ForPartnership;
use crate::import::setup::Installation;
use crate::import::{
    ImportError, ImportReport, LoadError, Loading, Verdict, bank_holidays, code_sets, deprivation, load,
    postcodes, schools, setup,
};
use crate::state::system_clock;

/// What `headstart import` is told.
#[derive(Debug, Clone, clap::Args)]
pub struct ImportArgs {
    /// What the file holds.
    pub kind: Kind,
    /// The file, as published: its layout is told by its headers.
    pub file: PathBuf,
    /// Only report; write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Load the good lines although others are bad; otherwise one bad line holds the whole file back.
    #[arg(long)]
    pub accept_rejected: bool,
    /// The code of the partnership that schools are for; may be left out where there is only one.
    #[arg(long, value_name = "CODE")]
    pub partnership: Option<String>,
    /// Schools that were not known take part in the programme; otherwise the partnership chooses them one by one.
    #[arg(long)]
    pub takes_part: bool,
    /// The code list, where the file of codes does not name it.
    #[arg(long, value_name = "NAME")]
    pub scheme: Option<String>,
    /// The version of the code list, where the file of codes does not say it.
    #[arg(long, value_name = "VERSION")]
    pub list_version: Option<String>,
    /// How the report is written: as text it counts what is new or unchanged, as JSON it has every line.
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub report: ReportForm,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// The register of schools (GIAS).
    Schools,
    /// Deprivation, population and wards by neighbourhood (LSOA).
    Deprivation,
    /// Postcodes with their neighbourhood or ward.
    Postcodes,
    /// Bank holidays from GOV.UK.
    BankHolidays,
    /// Code lists, as CSV or FHIR.
    CodeSets,
    /// How a partnership is set up, as JSON: localities, clusters, organisations, offers, schools.
    Setup,
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ReportForm {
    /// For people.
    Text,
    /// For programs, with every line.
    Json,
}

/// What the command takes from the world around it.
pub struct World {
    /// The time.
    pub now: DateTime<Utc>,
    /// Gives new identifiers.
    pub new_id: Box<dyn FnMut() -> Uuid + Send>,
}

/// Why the command failed. A file that is held back is no failure: see the verdict.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// The file cannot be opened.
    #[error("{}: {error}", file.display())]
    Open {
        /// The file as it was given.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The file cannot be used, or not loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// Several partnerships are there, or none, and the command does not say which is meant.
    #[error("say which partnership the schools are for: --partnership CODE")]
    PartnershipUnsaid,
    /// The report cannot be written.
    #[error("the report could not be written: {0}")]
    Report(io::Error),
}

impl From<StoreError> for ImportFailure {
    fn from(error: StoreError) -> Self {
        Self::Load(error.into())
    }
}

impl From<ImportError> for ImportFailure {
    fn from(error: ImportError) -> Self {
        Self::Load(error.into())
    }
}

/// Imports a file into the installation's database.
///
/// # Errors
/// A message for the operator; nothing was loaded then.
pub fn run(config: &Config, args: &ImportArgs) -> Result<(), String> {
    let seed = crate::crypto::random::<16>().map_err(|error| error.to_string())?;
    let mut options = Options::new(&config.database_url, uuid::Builder::from_random_bytes(seed).into_uuid());
    options.connections = 1;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let store = Store::open(&options).map_err(|error| error.to_string())?;
        if !store.is_current().await.map_err(|error| error.to_string())? {
            return Err("The database is not up to date: run `headstart migrate` first.".to_owned());
        }
        let verdict = import_file(args, &store, World::of_the_system(), &mut io::stdout().lock()).await;
        match verdict.map_err(|error| error.to_string())? {
            Verdict::Loaded | Verdict::DryRun => Ok(()),
            Verdict::HeldBack => Err("Lines were rejected, so nothing was loaded.".to_owned()),
        }
    })
}

impl World {
    fn of_the_system() -> Self {
        let clock = system_clock();
        let context = ContextV7::new();
        let now = clock();
        let new_id = move || {
            let now = clock();
            let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
            Uuid::new_v7(Timestamp::from_unix(&context, seconds, now.timestamp_subsec_nanos()))
        };
        Self { now, new_id: Box::new(new_id) }
    }
}

/// Imports a file and writes the report to `out`.
///
/// # Errors
/// [`ImportFailure`]; the store is as it was then.
pub async fn import_file(
    args: &ImportArgs,
    store: &Store,
    world: World,
    out: &mut impl Write,
) -> Result<Verdict, ImportFailure> {
    let report = import(args, store, world).await?;
    let written = match args.report {
        ReportForm::Text => write!(out, "{report}"),
        ReportForm::Json => serde_json::to_writer_pretty(&mut *out, &report)
            .map_err(io::Error::from)
            .and_then(|()| writeln!(out)),
    };
    written.map_err(ImportFailure::Report)?;
    Ok(report.verdict)
}

async fn import(args: &ImportArgs, store: &Store, world: World) -> Result<ImportReport, ImportFailure> {
    let unopened = |error| ImportFailure::Open { file: args.file.clone(), error };
    let file = File::open(&args.file).map_err(unopened)?;
    let progress = Progress::reading(file.metadata().map_err(unopened)?.len());
    let file = progress.watch(file);
    let loading = Loading { dry_run: args.dry_run, accept_rejected: args.accept_rejected };
    let written = progress.writing();
    let report = match args.kind {
        Kind::Schools => {
            let partnership = partnership(args, store).await?;
            let common = ForPartnership::new(partnership, args.takes_part, world.now, world.new_id);
            load(store, schools::parse(file)?, common, loading, written).await?
        }
        Kind::Deprivation => load(store, deprivation::parse(file)?, (), loading, written).await?,
        Kind::Postcodes => load(store, postcodes::parse(file)?, (), loading, written).await?,
        Kind::BankHolidays => load(store, bank_holidays::parse(file)?, (), loading, written).await?,
        Kind::CodeSets => {
            let unsaid = Unsaid { scheme: args.scheme.clone(), version: args.list_version.clone() };
            load(store, code_sets::parse(file, &unsaid)?, (), loading, written).await?
        }
        Kind::Setup => {
            let installation = Installation::new(world.now, world.new_id);
            load(store, setup::parse(file, uk_local_date(world.now))?, installation, loading, written).await?
        }
    };
    Ok(report)
}

async fn partnership(args: &ImportArgs, store: &Store) -> Result<Uid, ImportFailure> {
    let all = store.read(|tx| tx.list_partnerships()).await?;
    match (&args.partnership, all.as_slice()) {
        (Some(code), all) => {
            let named = all.iter().find(|partnership| partnership.code == *code);
            let unknown = || LoadError::UnknownPartnership { code: code.clone() };
            Ok(named.ok_or_else(unknown)?.id)
        }
        (None, [only]) => Ok(only.id),
        (None, _) => Err(ImportFailure::PartnershipUnsaid),
    }
}

#[cfg(test)]
mod tests;
