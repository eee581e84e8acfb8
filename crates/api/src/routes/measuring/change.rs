//! Changing what the partnership asks for.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{answering::MeasuringView, problem::Problem};
use headstart_domain::answering::Settings;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, IfMatch, with_etag},
    state::State,
    use_cases::answering,
};

/// Change what is measured, and when
///
/// What is due on the caseload follows at once; links already made keep the time they were given.
#[utoipa::path(tag = "Set-up", operation_id = "changeMeasuring",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = Settings,
    responses((status = 200, body = MeasuringView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem),
        (status = 428, body = Problem)))]
#[put("/measuring")]
pub(super) async fn change_measuring(
    allowed: Allowed<SetupWrite>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<Settings>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| answering::change_settings(tx, &allowed.caller, &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
