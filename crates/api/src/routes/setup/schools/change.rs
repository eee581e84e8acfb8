//! Changing what the partnership decides about a school.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{SchoolInput, SchoolView},
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::setup::school,
};

/// Change what the partnership decides about a school
///
/// Its locality, its cluster and whether it takes part. Young people whose home has no locality belong to that
/// of their school, and move with it at once. What the register says of a school only an import changes.
#[utoipa::path(tag = "Set-up", operation_id = "changeSchool",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("id" = String, Path, format = Uuid, description = "The school"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = SchoolInput,
    responses((status = 200, body = SchoolView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/schools/{id}")]
pub(super) async fn change_school(
    allowed: Allowed<SetupWrite>,
    id: PathId<kind::School>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<SchoolInput>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| school::change(tx, &allowed.caller, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
