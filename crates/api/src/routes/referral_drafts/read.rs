//! One draft.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, referral::Draft};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, InSession, permits::ReferralsCreate},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Read one of one's own drafts
#[utoipa::path(tag = "Referral drafts", operation_id = "readDraft", security(("session" = [])),
    params(("id" = String, Path, format = Uuid, description = "The draft")),
    responses((status = 200, body = Draft), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/referral-drafts/{id}")]
pub(super) async fn read_draft(
    allowed: Allowed<ReferralsCreate>,
    _: InSession,
    id: PathId<kind::Draft>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let draft = state.store.read(move |tx| referral::read_draft(tx, &tools, id.uid())).await?;
    Ok(with_etag(&request, draft.version, &draft))
}
