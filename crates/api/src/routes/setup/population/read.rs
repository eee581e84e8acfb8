//! The population by one dimension.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, setup::PopulationView};

use super::dimension;
use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::with_etag,
    state::State,
    use_cases::setup::population,
};

/// Read the population that the programme is for
///
/// As it is set, by one of `locality`, `school`, `sex`, `age`, `ethnicity`, `sen`, `fsm` and `deprivation`. Without
/// figures that are set, reach by locality and deprivation is told against the imported neighbourhoods.
#[utoipa::path(tag = "Set-up", operation_id = "readPopulation",
    security(("session" = []), ("token" = ["setup.read"])),
    params(("dimension" = String, Path, description = "What tells people apart", example = "sex")),
    responses((status = 200, body = PopulationView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/population/{dimension}")]
pub(super) async fn read_population(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let dimension = dimension(&request)?;
    let view = state.store.read(move |tx| population::read(tx, &allowed.caller, dimension)).await?;
    Ok(with_etag(&request, view.version, &view))
}
