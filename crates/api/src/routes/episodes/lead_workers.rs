//! Who may become a lead worker.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{episode::LeadWorker, problem::Problem};
use headstart_domain::id::LocalityId;
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::EpisodesAllocate},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{episode, tools::Tools},
};

/// In which order.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct LeadWorkerQuery {
    /// Those who work in this locality come first.
    #[param(value_type = Option<String>, format = Uuid)]
    locality: Option<LocalityId>,
}

/// List who may be a lead worker
///
/// Active members of staff with a role that leads, by name, with where they work and how many open periods of support
/// they lead now.
#[utoipa::path(tag = "Episodes", operation_id = "listLeadWorkers",
    security(("session" = []), ("token" = ["episodes.allocate"])),
    params(LeadWorkerQuery),
    responses((status = 200, body = [LeadWorker]), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/lead-workers")]
pub(super) async fn list_lead_workers(
    allowed: Allowed<EpisodesAllocate>,
    state: Data<State>,
    Params(query): Params<LeadWorkerQuery>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let workers = state.store.read(move |tx| episode::lead_workers(tx, &tools, query.locality)).await?;
    Ok(http::json(&workers))
}
