//! Settle the differences of a paper form.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    answering::{PaperEntryInput, PaperEntryView},
    problem::Problem,
};
use headstart_domain::id::kind;

use super::enter::enter;
use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, IfMatch, PathId},
    state::State,
    use_cases::answering::PaperStep,
};

/// Settle the differences of a paper form
///
/// The form as it should be, with the paper at hand. Only the places that differ may be other than in the entries.
/// The measure is recorded.
#[utoipa::path(tag = "Answering", operation_id = "settlePaperEntry",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The paper form"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = PaperEntryInput,
    responses((status = 200, body = PaperEntryView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/paper-entries/{id}/settle")]
pub(super) async fn settle_paper_entry(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::PaperEntry>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<PaperEntryInput>,
) -> ApiResult<HttpResponse> {
    enter(PaperStep::Settle, allowed, (id, version), request, state, body).await
}
