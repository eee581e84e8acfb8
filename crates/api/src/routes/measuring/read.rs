//! What the partnership asks for.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{answering::MeasuringView, problem::Problem};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::with_etag,
    state::State,
    use_cases::answering,
};

/// Read what is measured, and when
///
/// By which contact a baseline must be there, how often a review is due, the instruments asked for at each tier, how
/// long a link can be used, and the numbers for help that are shown to whoever answers.
#[utoipa::path(tag = "Set-up", operation_id = "readMeasuring",
    security(("session" = []), ("token" = ["setup.read"])),
    responses((status = 200, body = MeasuringView), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/measuring")]
pub(super) async fn read_measuring(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let partnership = allowed.caller.partnership();
    let view = state.store.read(move |tx| answering::read_settings(tx, partnership)).await?;
    Ok(with_etag(&request, view.version, &view))
}
