//! Setting the population by one dimension.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{PopulationInput, PopulationView},
};

use super::dimension;
use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, IfMatch, with_etag},
    state::State,
    use_cases::setup::population,
};

/// Set the population that the programme is for
///
/// All figures of one dimension, with where they are published and the day they are of. The first time `If-Match` is
/// `"v0"`.
#[utoipa::path(tag = "Set-up", operation_id = "changePopulation",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("dimension" = String, Path, description = "What tells people apart", example = "sex"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body(content = PopulationInput, example = json!({"source": "School census", "as_at": "2026-01-15",
        "figures": [{"value": "female", "count": 7120}, {"value": "male", "count": 7405}]})),
    responses((status = 200, body = PopulationView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/population/{dimension}")]
pub(super) async fn change_population(
    allowed: Allowed<SetupWrite>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<PopulationInput>,
) -> ApiResult<HttpResponse> {
    let dimension = dimension(&request)?;
    let view = state
        .store
        .write(move |tx| population::change(tx, &allowed.caller, dimension, &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
