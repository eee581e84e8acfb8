//! What the figures of a scale mean.

use actix_web::{HttpResponse, get};
use headstart_contract::{evaluation::OutcomeDefinition, problem::Problem};
use headstart_domain::instrument::Informant;
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    use_cases::evaluation::{self, ScaleAsked},
};

/// Which scale.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ScaleQuery {
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

/// Read what the figures of a scale mean
///
/// The formula of each figure, which way is better, the smallest reliable change with its source, the bands that
/// count as raised, how scores are paired and what is left out.
#[utoipa::path(tag = "Evaluation", operation_id = "readOutcomeDefinition",
    security(("session" = []), ("token" = ["outcomes.read"])), params(ScaleQuery),
    responses((status = 200, body = OutcomeDefinition), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/evaluation/outcomes/definition")]
pub(super) async fn read_outcome_definition(
    _: Allowed<OutcomesRead>,
    Params(query): Params<ScaleQuery>,
) -> ApiResult<HttpResponse> {
    let asked = ScaleAsked { instrument: query.instrument, scale: query.scale, informant: query.informant };
    Ok(http::json(&evaluation::definition(&asked)?))
}
