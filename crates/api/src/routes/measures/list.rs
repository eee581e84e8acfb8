//! The measures of a period of support.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{measure::MeasureView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{measure, tools::Tools},
};

/// List the measures of a period of support
///
/// Newest first, with their scores and the change since the baseline.
#[utoipa::path(tag = "Measures", operation_id = "listMeasures",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The episode")),
    responses((status = 200, body = [MeasureView]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/episodes/{id}/measures")]
pub(super) async fn list_measures(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::Episode>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let views = state.store.read(move |tx| measure::list(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&views))
}
