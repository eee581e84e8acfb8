//! A share in each school or organisation.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{evaluation::Funnel, problem::Problem};
use headstart_domain::{evaluation::Dimension, instrument::Informant};
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::ApiResult,
    http::{self, Params},
    state::State,
    use_cases::{
        evaluation::{self, FunnelFigure, ScaleAsked},
        tools::Tools,
    },
};

/// What is set beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum FunnelBy {
    /// Schools of the young people.
    School,
    /// Organisations of the offers they were placed in.
    Organisation,
}

/// Which figure of which scale.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FunnelQuery {
    /// What is set beside each other.
    #[param(inline)]
    by: FunnelBy,
    /// The share.
    #[param(inline)]
    figure: FunnelFigure,
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

/// Read an outcome across schools or organisations
///
/// The share in each of them with the limits of a funnel plot around the share of all: by chance 1 in 20 lies
/// beyond the inner limits and 1 in 500 beyond the outer ones. Schools with fewer than ten and organisations with
/// fewer than five are held back.
#[utoipa::path(tag = "Evaluation", operation_id = "readOutcomeFunnel",
    security(("session" = []), ("token" = ["outcomes.read"])), params(FunnelQuery),
    responses((status = 200, body = Funnel), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/evaluation/outcomes/funnel")]
pub(super) async fn read_outcome_funnel(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<FunnelQuery>,
) -> ApiResult<HttpResponse> {
    let by = match query.by {
        FunnelBy::School => Dimension::School,
        FunnelBy::Organisation => Dimension::Organisation,
    };
    let asked = ScaleAsked { instrument: query.instrument, scale: query.scale, informant: query.informant };
    let tools = Tools::new(&state, allowed.caller);
    let funnel = state.store.read(move |tx| evaluation::funnel(tx, &tools, by, query.figure, &asked)).await?;
    Ok(http::json(&funnel))
}
