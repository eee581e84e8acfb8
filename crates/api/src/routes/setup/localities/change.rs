//! Changing a locality.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{LocalityInput, LocalityView},
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::setup::locality,
};

/// Change a locality
///
/// Wards that are left out belong nowhere any more; young people follow their wards at once, and with them
/// who may read their records.
#[utoipa::path(tag = "Set-up", operation_id = "changeLocality",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("id" = String, Path, format = Uuid, description = "The locality"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = LocalityInput,
    responses((status = 200, body = LocalityView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/localities/{id}")]
pub(super) async fn change_locality(
    allowed: Allowed<SetupWrite>,
    id: PathId<kind::Locality>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<LocalityInput>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| locality::change(tx, &allowed.caller, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
