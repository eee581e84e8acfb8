//! Changing an organisation.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{OrganisationInput, OrganisationView},
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::setup::organisation,
};

/// Change an organisation
#[utoipa::path(tag = "Set-up", operation_id = "changeOrganisation",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("id" = String, Path, format = Uuid, description = "The organisation"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = OrganisationInput,
    responses((status = 200, body = OrganisationView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/organisations/{id}")]
pub(super) async fn change_organisation(
    allowed: Allowed<SetupWrite>,
    id: PathId<kind::Organisation>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<OrganisationInput>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| organisation::change(tx, &allowed.caller, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
