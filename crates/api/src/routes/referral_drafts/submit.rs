//! Sending a draft.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, referral::ReferralView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, InSession, permits::ReferralsCreate},
    error::ApiResult,
    http::{Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Send a draft
///
/// The draft becomes a referral. When something is missing it stays as it is, and every field is named.
#[utoipa::path(tag = "Referral drafts", operation_id = "submitDraft", security(("session" = [])),
    params(("id" = String, Path, format = Uuid, description = "The draft"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    responses((status = 201, body = ReferralView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/referral-drafts/{id}/submit")]
pub(super) async fn submit_draft(
    allowed: Allowed<ReferralsCreate>,
    _: InSession,
    id: PathId<kind::Draft>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, b"", move |tx| {
        let draft = referral::read_draft(tx, &tools, id.uid())?;
        let view = referral::submit(tx, &tools, &draft.referral)?;
        referral::delete_draft(tx, &tools, id.uid())?;
        let (version, location) = (Some(view.version), Some(format!("/api/v1/referrals/{}", view.id)));
        Ok(Created { value: view, version, location })
    })
    .await
}
