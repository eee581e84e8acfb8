//! Deleting a draft.

use actix_web::{HttpResponse, delete, web::Data};
use headstart_contract::problem::Problem;
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, InSession, permits::ReferralsCreate},
    error::ApiResult,
    http::PathId,
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Delete one of one's own drafts
#[utoipa::path(tag = "Referral drafts", operation_id = "deleteDraft", security(("session" = [])),
    params(("id" = String, Path, format = Uuid, description = "The draft")),
    responses((status = 204, description = "Deleted"), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[delete("/referral-drafts/{id}")]
pub(super) async fn delete_draft(
    allowed: Allowed<ReferralsCreate>,
    _: InSession,
    id: PathId<kind::Draft>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    state.store.write(move |tx| referral::delete_draft(tx, &tools, id.uid())).await?;
    Ok(HttpResponse::NoContent().finish())
}
