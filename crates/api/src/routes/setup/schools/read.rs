//! One school.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, setup::SchoolView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::setup::school,
};

/// Read a school
#[utoipa::path(tag = "Set-up", operation_id = "readSchool",
    security(("session" = []), ("token" = ["setup.read"])),
    params(("id" = String, Path, format = Uuid, description = "The school")),
    responses((status = 200, body = SchoolView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/schools/{id}")]
pub(super) async fn read_school(
    allowed: Allowed<SetupRead>,
    id: PathId<kind::School>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.read(move |tx| school::read(tx, &allowed.caller, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
