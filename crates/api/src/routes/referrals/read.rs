//! One referral.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, referral::ReferralView};
use headstart_domain::id::kind;
use headstart_store::Tx;

use crate::{
    auth::{Allowed, permits::ReferralsRead},
    error::{ApiError, ApiResult},
    http::{PathId, written_with_etag},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Read a referral
///
/// With what the actor can do with it now. Referrers who only follow it get its progress.
#[utoipa::path(tag = "Referrals", operation_id = "readReferral",
    security(("session" = []), ("token" = ["referrals.read"])),
    params(("id" = String, Path, format = Uuid, description = "The referral")),
    responses((status = 200, body = ReferralView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/referrals/{id}")]
pub(super) async fn read_referral(
    allowed: Allowed<ReferralsRead>,
    id: PathId<kind::Referral>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    // Written out where it was read: what goes from thread to thread is one piece of text.
    let read = move |tx: &mut Tx<'_>| {
        let view = referral::read(tx, &tools, &reach, id.uid())?;
        let text = serde_json::to_string(&view).map_err(|error| ApiError::Internal(error.to_string()))?;
        Ok::<_, ApiError>((view.version, text))
    };
    let (version, text) = state.store.glance(read).await?;
    Ok(written_with_etag(&request, version, text))
}
