//! The caller's drafts.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, referral::Draft};

use crate::{
    auth::{Allowed, InSession, permits::ReferralsCreate},
    error::ApiResult,
    http,
    state::State,
    use_cases::{referral, tools::Tools},
};

/// List one's own drafts
///
/// The hundred that were saved last; nobody keeps more.
#[utoipa::path(tag = "Referral drafts", operation_id = "listDrafts", security(("session" = [])),
    responses((status = 200, body = Page<Draft>), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/referral-drafts")]
pub(super) async fn list_drafts(
    allowed: Allowed<ReferralsCreate>,
    _: InSession,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let items = state.store.read(move |tx| referral::list_drafts(tx, &tools)).await?;
    Ok(http::json(&Page { items, next: None }))
}
