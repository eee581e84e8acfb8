//! The tiers as the partnership runs them.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, tier::TierView};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http,
    state::State,
    use_cases::setup::tiers,
};

/// List tiers
///
/// With their criteria, who decides, and what the partnership offers at each now.
#[utoipa::path(tag = "Tiers", operation_id = "listTiers",
    security(("session" = []), ("token" = ["setup.read"])),
    responses((status = 200, body = [TierView]), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/tiers")]
pub(super) async fn list_tiers(allowed: Allowed<SetupRead>, state: Data<State>) -> ApiResult<HttpResponse> {
    let partnership = allowed.caller.partnership();
    let tiers = state.store.read(move |tx| tiers::list(tx, partnership)).await?;
    Ok(http::json(&tiers))
}
