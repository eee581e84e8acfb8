//! One organisation.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, setup::OrganisationView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::setup::organisation,
};

/// Read an organisation
#[utoipa::path(tag = "Set-up", operation_id = "readOrganisation",
    security(("session" = []), ("token" = ["setup.read"])),
    params(("id" = String, Path, format = Uuid, description = "The organisation")),
    responses((status = 200, body = OrganisationView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/organisations/{id}")]
pub(super) async fn read_organisation(
    allowed: Allowed<SetupRead>,
    id: PathId<kind::Organisation>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.read(move |tx| organisation::read(tx, &allowed.caller, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
