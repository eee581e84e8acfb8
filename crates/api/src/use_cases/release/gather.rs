//! The rows of a release on their way into the store.

use std::{
    collections::HashSet,
    sync::mpsc::{Receiver, sync_channel},
};

use chrono::{DateTime, Utc};
use headstart_contract::release::Manifest;
use headstart_domain::{
    clock::uk_local_date,
    release::{Removal, Resource},
};
use headstart_store::{
    Tx, Uid,
    rows::{EvaluationProject, ReleaseChunk},
};
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

use super::{
    chunks::{FrozenRows, TOMBSTONES, packed, parquet_part},
    files::FileReader,
    format::{CsvChunks, ParquetChunks},
    manifest::outline,
    names::Names,
    population::Population,
    rows::{Row, Rows},
    shared::Shared,
};
use crate::error::{ApiError, ApiResult};

/// How many batches of rows wait to be written.
const HANDED_OVER: usize = 2;

/// What is to be made.
#[derive(Clone)]
pub struct Job {
    /// The release.
    pub release: Uid,
    /// Its project.
    pub project: EvaluationProject,
    /// Names in it.
    pub names: Names,
    /// The moment of its rows.
    pub as_at: DateTime<Utc>,
}

/// Reads everything within one transaction, and sends it off in chunks.
///
/// # Errors
/// The store's, or whoever stores the chunks has given up.
pub fn gather(tx: &mut Tx<'_>, job: &Job, sender: &mpsc::Sender<ReleaseChunk>) -> ApiResult<Manifest> {
    let k = usize::try_from(job.project.k).unwrap_or(usize::MAX);
    let day = uk_local_date(job.as_at);
    let population = Population::gather(tx, job.project.partnership_id, &job.names, k, day)?;
    let newest = tx.newest_release_number(job.project.id)?;
    let previous = tx.numbered_release(job.project.id, newest)?.map(|release| release.id);
    let shared = Shared::new(tx);
    let mut counts = Vec::with_capacity(Resource::ALL.len());
    for resource in Resource::ALL {
        let rows = Rows::of(&shared, &population, &job.names, *resource);
        counts.push((*resource, table(rows, *resource, &Part::sender(job.release, sender))?));
    }
    tombstones(&shared, previous, &population, job, sender)?;
    Ok(outline(&population, &counts, job.as_at))
}

/// Sends chunks of parts off.
struct Part<'a> {
    release: Uid,
    sender: &'a mpsc::Sender<ReleaseChunk>,
}

impl<'a> Part<'a> {
    const fn sender(release: Uid, sender: &'a mpsc::Sender<ReleaseChunk>) -> Self {
        Self { release, sender }
    }

    /// Sends a chunk, and counts on.
    fn send(&self, part: &str, seq: &mut i32, bytes: Vec<u8>) -> ApiResult<()> {
        let chunk = ReleaseChunk { release_id: self.release, part: part.to_owned(), seq: *seq, bytes };
        *seq += 1;
        self.sender
            .blocking_send(chunk)
            .map_err(|_| ApiError::Internal("chunks are not stored any more".into()))
    }
}

/// Sends the rows of a table as lines and as Parquet, and counts them. They are read here and written on a thread of
/// their own, as both take about as long.
fn table(mut rows: Rows<'_, '_, '_>, resource: Resource, part: &Part<'_>) -> ApiResult<u64> {
    let (hand_over, taken) = sync_channel(HANDED_OVER);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| written(taken, resource, part));
        while let Some(batch) = rows.batch()? {
            if hand_over.send(batch).is_err() {
                // Why it writes no more is told below.
                break;
            }
        }
        drop(hand_over);
        writing.join().map_err(|_| ApiError::Internal("the rows of a release could not be written".into()))?
    })
}

/// Writes rows as they come, in both formats, and counts them.
fn written(batches: Receiver<Vec<Row>>, resource: Resource, part: &Part<'_>) -> ApiResult<u64> {
    let mut csv = CsvChunks::new(resource)?;
    let mut parquet = ParquetChunks::new(resource)?;
    let (mut lines, mut bytes) = (0, 0);
    let parquet_part = parquet_part(resource);
    for row in batches.into_iter().flatten() {
        if let Some(chunk) = csv.add(&row)? {
            part.send(resource.as_str(), &mut lines, packed(&chunk)?)?;
        }
        if let Some(chunk) = parquet.add(row)? {
            part.send(&parquet_part, &mut bytes, chunk)?;
        }
    }
    let count = csv.rows;
    part.send(resource.as_str(), &mut lines, packed(&csv.finish()?)?)?;
    part.send(&parquet_part, &mut bytes, parquet.finish()?)?;
    Ok(count)
}

/// Who of the release before is not in this one, and why: a table of two columns, name and reason.
fn tombstones(
    shared: &Shared<'_, '_>,
    previous: Option<Uid>,
    population: &Population,
    job: &Job,
    sender: &mpsc::Sender<ReleaseChunk>,
) -> ApiResult<()> {
    let reasons = if previous.is_some() { population.reasons(&job.names) } else { Default::default() };
    let members: HashSet<&str> = population.members.iter().map(|member| member.name.as_str()).collect();
    let mut text = String::from("young_person,reason\n");
    for row in FrozenRows::of(shared, previous, Resource::YoungPeople.as_str()) {
        let Some(name) = row?.into_iter().next().filter(|name| !members.contains(name.as_str())) else {
            continue;
        };
        let reason = reasons.get(&name).copied().unwrap_or(Removal::Erased);
        text.push_str(&format!("{name},{reason}\n"));
    }
    let mut seq = 0;
    Part::sender(job.release, sender).send(TOMBSTONES, &mut seq, packed(text.as_bytes())?)
}

/// The length and the SHA-256 of a file as it is stored.
///
/// # Errors
/// The store's, or bytes that are not what was stored.
pub fn sum(tx: &mut Tx<'_>, reader: &mut FileReader) -> ApiResult<(u64, String)> {
    let (mut hash, mut length) = (Sha256::new(), 0);
    while let Some(bytes) = reader.next(tx)? {
        length += bytes.len() as u64;
        hash.update(&bytes);
    }
    Ok((length, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}
