//! Saving a draft.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    problem::Problem,
    referral::{Draft, DraftInput},
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, InSession, permits::ReferralsCreate},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Save a draft as it stands
///
/// Complete or not; sending it says what is missing.
#[utoipa::path(tag = "Referral drafts", operation_id = "saveDraft", security(("session" = [])),
    params(("id" = String, Path, format = Uuid, description = "The draft"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = DraftInput,
    responses((status = 200, body = Draft), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem),
        (status = 428, body = Problem)))]
#[put("/referral-drafts/{id}")]
pub(super) async fn save_draft(
    allowed: Allowed<ReferralsCreate>,
    _: InSession,
    id: PathId<kind::Draft>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<DraftInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let draft =
        state.store.write(move |tx| referral::save_draft(tx, &tools, id.uid(), &body.value, version)).await?;
    Ok(with_etag(&request, draft.version, &draft))
}
