//! Making a release: rows from one consistent state of the records, in small commits; then everything that was
//! stored is read back and measured; then it is frozen, in one commit. Until then nobody can read any of it.

use std::time::Duration;

use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use headstart_contract::{
    problem::ProblemCode,
    release::{DeltaView, FileView, Manifest},
};
use headstart_domain::release::Resource;
use headstart_store::{
    Json, StoreError, Uid,
    rows::{EvaluationProject, EvaluationRelease, ReleaseChunk},
};
use serde_json::json;
use tokio::sync::mpsc;

use super::{
    chunks::packed,
    delta::since_newest,
    files::{FORMATS, FileReader},
    gather::{Job, gather, sum},
    manifest::{PACKAGE, texts},
    names::Names,
    project,
};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
    use_cases::tools::Tools,
};

/// How many chunks wait to be written.
const WAITING: usize = 4;
/// How many files are measured at the same time.
const TOGETHER: usize = 2;
/// How long is waited when the store has no time, and how often.
const PATIENCE: (Duration, u32) = (Duration::from_millis(250), 2_400);

/// Prepares a release and freezes it; when that fails, gives it up and leaves nothing of it.
pub async fn prepare(state: State, tools: Tools, release: Uid) {
    let Err(error) = frozen(&state, &tools, release).await else { return };
    tracing::error!(%error, release = %release.0, "a release could not be prepared");
    let given_up = state.store.write(move |tx| Ok::<_, ApiError>(tx.fail_release(release)?)).await;
    if let Err(error) = given_up {
        // Housekeeping will.
        tracing::error!(%error, release = %release.0, "a failed release could not be given up");
    }
}

async fn frozen(state: &State, tools: &Tools, id: Uid) -> ApiResult<()> {
    let partnership = tools.caller.partnership();
    let (release, project) = state
        .store
        .read(move |tx| {
            let release = tx.find_release(partnership, id)?.ok_or_else(ApiError::not_found)?;
            let project = project::find(tx, partnership, release.project_id)?;
            Ok::<_, ApiError>((release, project))
        })
        .await?;
    let names = Names::of(&state.sealer, &project)?;
    let job = Job { release: id, project: project.clone(), names, as_at: state.now() };
    let mut manifest = rows(state, job).await?;
    measure_tables(state, id, &mut manifest).await?;
    manifest.changes = changes(state, &project, id, manifest.changes).await?;
    add_texts(state, &project, &release, &mut manifest).await?;
    let package = measured(state, id, PACKAGE.to_owned(), &manifest).await?;
    manifest.files.push(package);
    let kept = Json::write(&manifest)?;
    let (at, caller) = (state.now().into(), tools.caller.clone());
    patiently(|| {
        let (kept, caller) = (kept.clone(), caller.clone());
        state.store.write(move |tx| {
            let number = tx.freeze_release(id, at, kept)?.ok_or_else(|| {
                ApiError::known(ProblemCode::Conflict, "The release took too long and was given up")
            })?;
            caller.audit(tx, "evaluation.release_frozen", None, Some(id), json!({"number": number}));
            Ok::<_, ApiError>(())
        })
    })
    .await
}

/// Reads the rows and stores them, both at once.
async fn rows(state: &State, job: Job) -> ApiResult<Manifest> {
    let mut tries = 0;
    loop {
        let (sender, mut chunks) = mpsc::channel::<ReleaseChunk>(WAITING);
        let this = job.clone();
        let gathering = state.store.snapshot(move |tx| gather(tx, &this, &sender));
        let storing = async move {
            while let Some(chunk) = chunks.recv().await {
                store_chunk(state, chunk).await?;
            }
            Ok::<_, ApiError>(())
        };
        let (gathered, stored) = futures_util::future::join(gathering, storing).await;
        stored?;
        match gathered {
            // Others hold the connections for long readings: nothing was begun yet.
            Err(ApiError::Store(StoreError::Busy)) if tries < PATIENCE.1 => {
                tries += 1;
                actix_web::rt::time::sleep(PATIENCE.0).await;
            }
            other => return other,
        }
    }
}

async fn store_chunk(state: &State, chunk: ReleaseChunk) -> ApiResult<()> {
    patiently(|| {
        let chunk = chunk.clone();
        state.store.write(move |tx| Ok::<_, ApiError>(tx.insert_release_chunk(chunk)?))
    })
    .await
}

/// Does it again while the store is busy, for some minutes.
async fn patiently<R, F: Future<Output = ApiResult<R>>>(mut work: impl FnMut() -> F) -> ApiResult<R> {
    let mut tries = 0;
    loop {
        match work().await {
            Err(ApiError::Store(StoreError::Busy)) if tries < PATIENCE.1 => {
                tries += 1;
                actix_web::rt::time::sleep(PATIENCE.0).await;
            }
            other => return other,
        }
    }
}

/// Reads a file as it is stored: its length and its checksum.
async fn measured(state: &State, release: Uid, name: String, manifest: &Manifest) -> ApiResult<FileView> {
    patiently(|| {
        let (name, manifest) = (name.clone(), manifest.clone());
        state.store.snapshot(move |tx| {
            let mut reader = FileReader::of(release, &name, &manifest).ok_or_else(ApiError::not_found)?;
            let (bytes, sha256) = sum(tx, &mut reader)?;
            Ok::<_, ApiError>(FileView { name, bytes, sha256 })
        })
    })
    .await
}

/// What is new since the newest release of the project; `first` when there is none.
async fn changes(
    state: &State,
    project: &EvaluationProject,
    release: Uid,
    first: DeltaView,
) -> ApiResult<DeltaView> {
    let project = project.id;
    patiently(|| {
        let first = first.clone();
        state.store.snapshot(move |tx| since_newest(tx, project, release, first))
    })
    .await
}

/// Measures the files of every table.
async fn measure_tables(state: &State, release: Uid, manifest: &mut Manifest) -> ApiResult<()> {
    let files =
        Resource::ALL.iter().flat_map(|table| FORMATS.map(|format| (*table, format!("{table}.{format}"))));
    let outline = &*manifest;
    let measuring = files.map(|(table, name)| async move {
        measured(state, release, name, outline).await.map(|file| (table, file))
    });
    let found: Vec<(Resource, FileView)> = stream::iter(measuring).buffered(TOGETHER).try_collect().await?;
    for (table, file) in found {
        if let Some(resource) = manifest.resources.iter_mut().find(|resource| resource.name == table) {
            resource.files.push(file);
        }
    }
    Ok(())
}

/// Stores the texts that belong to the release as a whole.
async fn add_texts(
    state: &State,
    project: &EvaluationProject,
    release: &EvaluationRelease,
    manifest: &mut Manifest,
) -> ApiResult<()> {
    for (name, text) in texts(project, release, manifest)? {
        let bytes = packed(text.as_bytes())?;
        store_chunk(state, ReleaseChunk { release_id: release.id, part: name.to_owned(), seq: 0, bytes })
            .await?;
        let file = measured(state, release.id, name.to_owned(), manifest).await?;
        manifest.files.push(file);
    }
    Ok(())
}
