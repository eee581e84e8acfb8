//! Throwing a paper form away.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{answering::PaperEntryView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{IfMatch, PathId, with_etag},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// Throw a paper form away
///
/// Before anything of it was recorded. Both entries are deleted; that there was a form stays.
#[utoipa::path(tag = "Answering", operation_id = "discardPaperEntry",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The paper form"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    responses((status = 200, body = PaperEntryView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 428, body = Problem)))]
#[post("/paper-entries/{id}/discard")]
pub(super) async fn discard_paper_entry(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::PaperEntry>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view =
        state.store.write(move |tx| answering::discard_paper(tx, &tools, &reach, id.uid(), version)).await?;
    Ok(with_etag(&request, view.version, &view))
}
