//! Type in a paper form again.

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

/// Type in a paper form again
///
/// When both entries say the same, the measure is recorded. Else the places that differ are listed, and nothing is
/// recorded until somebody settles them. Whoever typed the first entry says in `note` why they type the second.
#[utoipa::path(tag = "Answering", operation_id = "enterPaperAgain",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The paper form"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = PaperEntryInput,
    responses((status = 200, body = PaperEntryView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/paper-entries/{id}/second-entry")]
pub(super) async fn enter_paper_again(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::PaperEntry>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<PaperEntryInput>,
) -> ApiResult<HttpResponse> {
    enter(PaperStep::Second, allowed, (id, version), request, state, body).await
}
