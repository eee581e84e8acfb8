//! Starting a draft.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    referral::{Draft, DraftInput},
};

use crate::{
    auth::{Allowed, InSession, permits::ReferralsCreate},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Start a draft
///
/// A referral that is filled in step by step. It is the caller's own until it is sent.
#[utoipa::path(tag = "Referral drafts", operation_id = "createDraft", security(("session" = [])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = DraftInput,
    responses((status = 201, body = Draft), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 422, body = Problem)))]
#[post("/referral-drafts")]
pub(super) async fn create_draft(
    allowed: Allowed<ReferralsCreate>,
    _: InSession,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<DraftInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let draft = referral::new_draft(tx, &tools, &body.value)?;
        let (version, location) =
            (Some(draft.version), Some(format!("/api/v1/referral-drafts/{}", draft.id)));
        Ok(Created { value: draft, version, location })
    })
    .await
}
