//! Scores for evaluators, as a stream of CSV lines that is never whole in memory.

use std::{future::Future, sync::Arc, time::Duration};

use chrono::NaiveDate;
use diesel::{Queryable, Selectable};
use headstart_domain::{clock::uk_local_date, instrument::goes_by_sex_or_age};
use serde::{Serialize, Serializer};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use crate::{
    Result, StoreError,
    schema::{episode, measure, score},
    types::{Time, Uid},
};

/// The columns of a line. The first two hold identifiers: whoever sends the lines out puts pseudonyms there.
///
/// None describes the young person: nothing here withholds what few share, as a release does, and age, sex, ethnic
/// group and neighbourhood together would tell most of them apart. For the same reason there is no T score, and no
/// band that goes by sex or age: beside the score they tell both. `days_since_referral` counts from the day in the
/// United Kingdom on which the waiting time began.
pub const EXPORT_COLUMNS: [&str; 15] = [
    "young_person",
    "episode",
    "tier",
    "instrument",
    "version",
    "informant",
    "scale",
    "point",
    "days_since_referral",
    "score",
    "metric",
    "band",
    "answered",
    "items",
    "prorated",
];

/// How many chunks wait for whoever reads them.
const WAITING: usize = 4;
/// How many exports run at a time: each holds a connection.
const AT_A_TIME: usize = 2;

/// How long whoever wants to hold one waits for others.
const PATIENCE: Duration = Duration::from_secs(2);

/// A chunk of whole lines, or why there are no more.
pub(crate) type Sender = mpsc::Sender<Result<Vec<u8>>>;

/// A running export.
#[derive(Debug)]
pub struct ScoreExport {
    chunks: mpsc::Receiver<Result<Vec<u8>>>,
}

impl ScoreExport {
    /// The next chunk: whole CSV lines of [`EXPORT_COLUMNS`] without a heading, each ended by `\n`. None at the
    /// end.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>>> {
        self.chunks.recv().await
    }
}

/// Keeps exports from taking every connection.
#[derive(Debug, Clone)]
pub(crate) struct Exports(Arc<Semaphore>);

impl Exports {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(AT_A_TIME)))
    }

    /// The same, waiting a little for others to end.
    pub(crate) async fn permit_soon(&self) -> Result<OwnedSemaphorePermit> {
        match tokio::time::timeout(PATIENCE, Arc::clone(&self.0).acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(_)) | Err(_) => Err(StoreError::Busy),
        }
    }

    /// Leave to hold a connection for long; it ends when it is dropped.
    fn permit(&self) -> Result<OwnedSemaphorePermit> {
        Arc::clone(&self.0).try_acquire_owned().map_err(|_| StoreError::Busy)
    }

    /// Starts an export that `run` fills.
    pub(crate) fn start<F>(&self, run: impl FnOnce(Sender) -> F) -> Result<ScoreExport>
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let permit = self.permit()?;
        let (sender, chunks) = mpsc::channel(WAITING);
        let running = run(sender.clone());
        tokio::spawn(async move {
            let _permit = permit;
            if let Err(error) = running.await {
                // Nobody may be reading any more; then there is nobody to tell.
                drop(sender.send(Err(error)).await);
            }
        });
        Ok(ScoreExport { chunks })
    }
}

/// A score as the database gives it for a line.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = score)]
pub(crate) struct ScoreLine {
    pub(crate) id: i64,
    young_person_id: Uid,
    episode_id: Uid,
    #[diesel(select_expression = episode::tier)]
    tier: String,
    instrument: String,
    #[diesel(select_expression = measure::instrument_version)]
    version: String,
    informant: String,
    scale: String,
    point: String,
    completed_on: NaiveDate,
    #[diesel(select_expression = episode::clock_started_at)]
    clock_started_at: Time,
    value: Option<f64>,
    metric: Option<f64>,
    band: Option<String>,
    answered: i16,
    items: i16,
    prorated: bool,
}

/// A number without a fraction of nought: `6`, as PostgreSQL writes it.
struct Plain(f64);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The cells of a line in the order of [`EXPORT_COLUMNS`].
#[derive(Serialize)]
struct Cells<'a> {
    ids: (uuid::Uuid, uuid::Uuid),
    tier: &'a str,
    instrument: &'a str,
    version: &'a str,
    informant: &'a str,
    scale: &'a str,
    point: &'a str,
    days_since_referral: i64,
    score: Option<Plain>,
    metric: Option<Plain>,
    band: Option<&'a str>,
    answered: i16,
    items: i16,
    prorated: bool,
}

impl ScoreLine {
    fn is_judged_by_sex_or_age(&self) -> bool {
        goes_by_sex_or_age(&self.instrument, &self.informant, &self.scale)
    }

    fn cells(&self) -> Cells<'_> {
        let referred_on = uk_local_date(self.clock_started_at.utc());
        Cells {
            ids: (self.young_person_id.0, self.episode_id.0),
            tier: &self.tier,
            instrument: &self.instrument,
            version: &self.version,
            informant: &self.informant,
            scale: &self.scale,
            point: &self.point,
            days_since_referral: self.completed_on.signed_duration_since(referred_on).num_days(),
            score: self.value.map(Plain),
            metric: self.metric.map(Plain),
            band: self.band.as_deref().filter(|_| !self.is_judged_by_sex_or_age()),
            answered: self.answered,
            items: self.items,
            prorated: self.prorated,
        }
    }
}

/// Lines as CSV.
pub(crate) fn csv_of(lines: &[ScoreLine]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    for line in lines {
        writer.serialize(line.cells()).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| StoreError::Corrupt(error.to_string()))
}
