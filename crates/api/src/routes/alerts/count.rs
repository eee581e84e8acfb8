//! How many alerts nobody has seen to.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{alert::AlertCount, problem::Problem};

use crate::{
    auth::{Allowed, permits::AlertsRead},
    error::ApiResult,
    http,
    state::State,
    use_cases::alert,
};

/// Count the alerts that nobody has seen to
#[utoipa::path(tag = "Alerts", operation_id = "countAlerts",
    security(("session" = []), ("token" = ["alerts.read"])),
    responses((status = 200, body = AlertCount), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/alerts/count")]
pub(super) async fn count_alerts(
    allowed: Allowed<AlertsRead>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let count = state.store.read(move |tx| alert::count(tx, &reach)).await?;
    Ok(http::json(&count))
}
