//! What is new in a table of a release, row by row.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use bytes::Bytes;
use futures_util::stream;
use headstart_contract::problem::Problem;
use headstart_domain::{id::kind, release::Resource};
use serde_json::json;
use tokio::sync::mpsc;

use super::SinceQuery;
use crate::{
    auth::{Allowed, permits::EvaluationExport},
    error::{ApiError, ApiResult},
    http::{Params, PathId},
    state::State,
    use_cases::release::delta::compared,
};

/// How many pieces wait for whoever reads them.
const WAITING: usize = 4;

/// Pull what is new in a table of a release
///
/// A line of JSON for each row that was added (`row`), changed (`key`, and the changed columns `before` and `after`:
/// a correction) or removed (`key` and `reason`: a tombstone) since an earlier release of the same project, in the
/// order of the key. Delete what you hold of a young person whose consent was withdrawn. It is streamed.
#[utoipa::path(tag = "Evaluation", operation_id = "pullReleaseDelta",
    security(("session" = []), ("token" = ["evaluation.export"])),
    params(("id" = String, Path, format = Uuid, description = "The release"),
        ("name" = String, Path, description = "The table with `.ndjson` after it", example = "scores.ndjson"), SinceQuery),
    responses((status = 200, body = String, content_type = "application/x-ndjson"), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 503, body = Problem)))]
#[get("/evaluation/releases/{id}/delta/{name}")]
pub(super) async fn pull_release_delta(
    allowed: Allowed<EvaluationExport>,
    id: PathId<kind::Release>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<SinceQuery>,
) -> ApiResult<HttpResponse> {
    let caller = allowed.caller;
    let (release, partnership) = (id.uid(), caller.partnership());
    let table = request.match_info().query("name").strip_suffix(".ndjson");
    let resource: Resource = table.and_then(|name| name.parse().ok()).ok_or_else(ApiError::not_found)?;
    let (sender, mut pieces) = mpsc::channel::<ApiResult<Vec<u8>>>(WAITING);
    let store = state.store.clone();
    actix_web::rt::spawn(async move {
        let lines = sender.clone();
        let sent = store
            .snapshot(move |tx| compared(tx, partnership, release, query.since)?.send(tx, resource, &lines))
            .await;
        if let Err(error) = sent {
            // Nobody may be reading any more; then there is nobody to tell.
            drop(sender.send(Err(error)).await);
        }
    });
    // A refusal comes before the first piece.
    let first = pieces.recv().await.unwrap_or_else(|| Ok(Vec::new()))?;
    let noted = move |tx: &mut headstart_store::Tx<'_>| {
        caller.audit(tx, "evaluation.delta_pulled", None, Some(release), json!({"table": resource}));
        Ok::<_, ApiError>(())
    };
    state.store.read(noted).await?;
    let rest = stream::unfold((Some(first), pieces), |(first, mut pieces)| async move {
        let piece = match first {
            Some(first) => Ok(first),
            None => pieces.recv().await?,
        };
        let piece = piece.map(Bytes::from).map_err(|error| {
            tracing::error!(%error, "a delta broke off");
            std::io::Error::other(error.to_string())
        });
        Some((piece, (None, pieces)))
    });
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").streaming(rest))
}
