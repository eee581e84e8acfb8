//! The course of a young person's scores.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{measure::ScoreSeries, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{measure, tools::Tools},
};

/// Read the course of a young person's scores
///
/// One course for each instrument, informant and scale, oldest score first, with what a chart of it needs: the
/// axis, the bands, the smallest reliable change.
#[utoipa::path(tag = "Measures", operation_id = "readScoreSeries",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The young person")),
    responses((status = 200, body = [ScoreSeries]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/young-people/{id}/score-series")]
pub(super) async fn read_score_series(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::YoungPerson>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let series = state.store.read(move |tx| measure::series(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&series))
}
