//! Who may become a lead worker.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{episode::LeadWorker, problem::Problem};

use crate::{
    auth::{Allowed, permits::EpisodesAllocate},
    error::ApiResult,
    http,
    state::State,
    use_cases::{episode, tools::Tools},
};

/// List who may be a lead worker
///
/// Active members of staff with a role that leads, by name, with how many open periods of support they lead now.
#[utoipa::path(tag = "Episodes", operation_id = "listLeadWorkers",
    security(("session" = []), ("token" = ["episodes.allocate"])),
    responses((status = 200, body = [LeadWorker]), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/lead-workers")]
pub(super) async fn list_lead_workers(
    allowed: Allowed<EpisodesAllocate>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let workers = state.store.read(move |tx| episode::lead_workers(tx, &tools)).await?;
    Ok(http::json(&workers))
}
