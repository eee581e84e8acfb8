//! One locality.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, setup::LocalityView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::setup::locality,
};

/// Read a locality
#[utoipa::path(tag = "Set-up", operation_id = "readLocality",
    security(("session" = []), ("token" = ["setup.read"])),
    params(("id" = String, Path, format = Uuid, description = "The locality")),
    responses((status = 200, body = LocalityView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/localities/{id}")]
pub(super) async fn read_locality(
    allowed: Allowed<SetupRead>,
    id: PathId<kind::Locality>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.read(move |tx| locality::read(tx, &allowed.caller, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
