//! Who looked.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{audit::AuditView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::AuditRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Read who looked at a record
///
/// The newest 200 readings and changes. Only data-protection officers may.
#[utoipa::path(tag = "Young people", operation_id = "readAudit",
    security(("session" = []), ("token" = ["audit.read"])), params(("id" = String, Path, format = Uuid, description = "The young person")),
    responses((status = 200, body = [AuditView]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/young-people/{id}/audit")]
pub(super) async fn read_audit(
    allowed: Allowed<AuditRead>,
    id: PathId<kind::YoungPerson>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.read(move |tx| young_person::audit(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&view))
}
