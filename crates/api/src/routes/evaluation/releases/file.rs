//! A file of a release.

use actix_web::{HttpRequest, HttpResponse, body::SizedStream, get, http::header::IF_NONE_MATCH, web::Data};
use bytes::Bytes;
use futures_util::stream;
use headstart_contract::problem::Problem;
use headstart_domain::id::kind;
use serde_json::json;

use crate::{
    auth::{Allowed, permits::EvaluationExport},
    error::{ApiError, ApiResult},
    http::PathId,
    state::State,
    use_cases::release::{
        files::{FileReader, find},
        view::find_frozen,
    },
};

/// Pull a file of a release
///
/// The manifest names them: each table as `.csv`, `.ndjson` and `.parquet`; `datapackage.json`, the descriptor of the
/// Frictionless Data Package; `datapackage.zip`, the package with its CSV files; `data-dictionary.md`. A file has the
/// same bytes in every pull, and its `ETag` is its SHA-256: ask with `If-None-Match`. It is streamed.
#[utoipa::path(tag = "Evaluation", operation_id = "pullReleaseFile",
    security(("session" = []), ("token" = ["evaluation.export"])),
    params(("id" = String, Path, format = Uuid, description = "The release"),
        ("name" = String, Path, description = "The file", example = "scores.csv")),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 304, description = "The file is known already"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/evaluation/releases/{id}/files/{name}")]
pub(super) async fn pull_release_file(
    allowed: Allowed<EvaluationExport>,
    id: PathId<kind::Release>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let caller = allowed.caller;
    let (name, release) = (request.match_info().query("name").to_owned(), id.uid());
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (file, reader, is_known) = state
        .store
        .read(move |tx| {
            let frozen = find_frozen(tx, caller.partnership(), release)?;
            let file = find(&frozen.manifest, &name).ok_or_else(ApiError::not_found)?.clone();
            let reader =
                FileReader::of(release, &file.name, &frozen.manifest).ok_or_else(ApiError::not_found)?;
            let tag = format!("\"{}\"", file.sha256);
            let is_known =
                known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag || one.trim() == "*"));
            let details = json!({"file": file.name, "number": frozen.number, "known": is_known});
            caller.audit(tx, "evaluation.release_pulled", None, Some(release), details);
            Ok::<_, ApiError>((file, reader, is_known))
        })
        .await?;
    let tag = ("ETag", format!("\"{}\"", file.sha256));
    let cache = ("Cache-Control", "private, no-cache");
    if is_known {
        return Ok(HttpResponse::NotModified().insert_header(tag).insert_header(cache).finish());
    }
    let pieces = stream::unfold(Some(reader), move |reader| piece(State::clone(&state), reader));
    Ok(HttpResponse::Ok()
        .content_type(media_type(&file.name))
        .insert_header(tag)
        .insert_header(cache)
        .insert_header(("Content-Disposition", format!("attachment; filename=\"{}\"", file.name)))
        .body(SizedStream::new(file.bytes, pieces)))
}

/// The next piece of a file, and the rest.
async fn piece(
    state: State,
    reader: Option<FileReader>,
) -> Option<(std::io::Result<Bytes>, Option<FileReader>)> {
    let mut reader = reader?;
    let read = state
        .store
        .read(move |tx| {
            let bytes = reader.next(tx)?;
            Ok::<_, ApiError>(bytes.map(|bytes| (bytes, reader)))
        })
        .await;
    match read {
        Ok(piece) => piece.map(|(bytes, reader)| (Ok(bytes.into()), Some(reader))),
        Err(error) => {
            tracing::error!(%error, "a release broke off");
            Some((Err(std::io::Error::other(error.to_string())), None))
        }
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv; charset=utf-8",
        Some("ndjson") => "application/x-ndjson",
        Some("parquet") => "application/vnd.apache.parquet",
        Some("json") => "application/json",
        Some("zip") => "application/zip",
        Some("md") => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}
