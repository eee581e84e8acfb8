//! The alerts that must reach somebody.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{alert::AlertView, page::Page, problem::Problem};
use headstart_store::tx::{alert::AlertFilter, filters::After};
use serde::{Deserialize, Serialize};

use crate::{
    auth::{Allowed, permits::AlertsRead},
    error::{ApiError, ApiResult},
    http::{Cursor, Params},
    state::State,
    use_cases::{alert, tools::Tools},
};

/// Which alerts.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct AlertQuery {
    /// `true` for those that nobody has seen to, `false` for the others; absent means both.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<bool>,
    /// Items of a page, 1 to 200; 50 when absent.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    cursor: Option<String>,
}

/// List alerts
///
/// Newest first: risk items endorsed in measures of young people within reach. So that none is missed, those of
/// restricted records stand here too for the lead worker and for whoever sees to the whole partnership, without
/// what they say.
#[utoipa::path(tag = "Alerts", operation_id = "listAlerts",
    security(("session" = []), ("token" = ["alerts.read"])), params(AlertQuery),
    responses((status = 200, body = Page<AlertView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/alerts")]
pub(super) async fn list_alerts(
    allowed: Allowed<AlertsRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<AlertQuery>,
) -> ApiResult<HttpResponse> {
    let filters =
        serde_urlencoded::to_string(&query).map_err(|error| ApiError::Internal(error.to_string()))?;
    let cursor = Cursor::of("alerts", &filters);
    let limit = Cursor::limit(query.limit)?;
    let filter =
        AlertFilter { open: query.open, after: cursor.read(query.cursor.as_deref())?, limit: limit + 1 };
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let reading = tools.clone();
    let rows = state.store.read(move |tx| alert::list(tx, &reading, &reach, &filter)).await?;
    let address =
        if filters.is_empty() { request.path().to_owned() } else { format!("{}?{filters}", request.path()) };
    cursor.page(
        rows,
        limit,
        |(row, ..)| After { at: row.raised_at, id: row.id },
        |row| alert::view(&tools, row),
        &address,
    )
}
