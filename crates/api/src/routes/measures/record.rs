//! Recording a completed instrument.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    measure::{MeasureInput, MeasureView},
    problem::Problem,
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{measure, tools::Tools},
};

/// Record a completed instrument
///
/// It is scored at once; the answers are kept as they were given, `prefer_not_to_say` included. An answer that the
/// instrument does not have is named by its place, as `answers[3]`. Risk items that were endorsed stand in `alerts`.
#[utoipa::path(tag = "Measures", operation_id = "recordMeasure",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = MeasureInput,
    responses((status = 201, body = MeasureView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/episodes/{id}/measures")]
pub(super) async fn record_measure(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<MeasureInput>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = measure::record(tx, &tools, &reach, id.uid(), &body.value)?;
        Ok(Created { value, version: None, location: None })
    })
    .await
}
