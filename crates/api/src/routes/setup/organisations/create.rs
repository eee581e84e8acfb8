//! Making an organisation.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{OrganisationInput, OrganisationView},
};

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{setup::organisation, tools::Tools},
};

/// Make an organisation
#[utoipa::path(tag = "Set-up", operation_id = "createOrganisation",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = OrganisationInput,
    responses((status = 201, body = OrganisationView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/organisations")]
pub(super) async fn create_organisation(
    allowed: Allowed<SetupWrite>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<OrganisationInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let view = organisation::create(tx, &tools, &body.value)?;
        let (version, location) = (Some(view.version), Some(format!("/api/v1/organisations/{}", view.id)));
        Ok(Created { value: view, version, location })
    })
    .await
}
