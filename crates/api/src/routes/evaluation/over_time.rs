//! A figure month by month.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{evaluation::OverTime, problem::Problem};
use headstart_domain::instrument::Informant;
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{
        evaluation::{self, ScaleAsked, TimeFigure},
        tools::Tools,
    },
};

/// Which figure of which scale.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OverTimeQuery {
    /// What is shown.
    #[param(inline)]
    figure: TimeFigure,
    /// The instrument, by its key.
    #[param(example = "sdq")]
    instrument: String,
    /// The scale, by its key.
    #[param(example = "total")]
    scale: String,
    /// Who answered.
    #[param(inline)]
    informant: Informant,
}

/// Read an outcome over time
///
/// The last 24 whole months, each by the day of the last score (the month that goes on is not among them), with the mean and the natural limits of an XmR
/// chart and the signals of its rules. A month with fewer than five is held back and takes no part in the limits;
/// below twelve months the limits are not `firm`. `paired_rate` is of periods of support that have ended: while one goes
/// on a second score may yet come. For whoever may not read the records, as many more months are held
/// back as it takes that what is left does not add up to few more or fewer than a published table.
#[utoipa::path(tag = "Evaluation", operation_id = "readOutcomesOverTime",
    security(("session" = []), ("token" = ["outcomes.read"])), params(OverTimeQuery),
    responses((status = 200, body = OverTime), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/evaluation/outcomes/over-time")]
pub(super) async fn read_outcomes_over_time(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<OverTimeQuery>,
) -> ApiResult<HttpResponse> {
    let asked = ScaleAsked { instrument: query.instrument, scale: query.scale, informant: query.informant };
    let tools = Tools::new(&state, allowed.caller);
    let chart = state.store.read(move |tx| evaluation::over_time(tx, &tools, query.figure, &asked)).await?;
    Ok(http::json(&chart))
}
