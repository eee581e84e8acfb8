//! Saying what was done about an alert.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{
    alert::{Acknowledgement, AlertView},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::AlertsHandle},
    error::ApiResult,
    http::{self, Body, PathId},
    state::State,
    use_cases::{alert, tools::Tools},
};

/// Say what was done about an alert
///
/// It is closed with that, by name and time. What was done is sealed, for those who may read the record.
#[utoipa::path(tag = "Alerts", operation_id = "acknowledgeAlert",
    security(("session" = []), ("token" = ["alerts.handle"])),
    params(("id" = String, Path, format = Uuid, description = "The alert")),
    request_body = Acknowledgement,
    responses((status = 200, body = AlertView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/alerts/{id}/acknowledge")]
pub(super) async fn acknowledge_alert(
    allowed: Allowed<AlertsHandle>,
    id: PathId<kind::Alert>,
    state: Data<State>,
    body: Body<Acknowledgement>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view =
        state.store.write(move |tx| alert::acknowledge(tx, &tools, &reach, id.uid(), &body.value)).await?;
    Ok(http::json(&view))
}
