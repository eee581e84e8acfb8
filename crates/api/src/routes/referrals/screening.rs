//! The computed first look.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, referral::ScreeningView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::ReferralsScreen},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Screen a referral
///
/// What age, area, needs and history say of it, with reasons and a suggestion. A person decides.
#[utoipa::path(tag = "Referrals", operation_id = "readScreening",
    security(("session" = []), ("token" = ["referrals.screen"])),
    params(("id" = String, Path, format = Uuid, description = "The referral")),
    responses((status = 200, body = ScreeningView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/referrals/{id}/screening")]
pub(super) async fn read_screening(
    allowed: Allowed<ReferralsScreen>,
    id: PathId<kind::Referral>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.read(move |tx| referral::screening(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&view))
}
