//! Publishing a table.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    evaluation::{PublishedTableInput, PublishedTableView},
    problem::Problem,
};

use super::super::outcome_query::{OutcomeQuery, Wrong};
use crate::{
    auth::{Allowed, permits::OutcomesPublish},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Publish a table of outcomes
///
/// Freezes the table as it may be shown, counts rounded to the nearest five, and keeps its unrounded counts inside the
/// register. Refused with 409 `small_difference` when a table published before, laid beside it, would tell of a group
/// too small: all but a few of a published group, or the same group when few have joined or left it since. The detail
/// names that table. From then on whoever may not read the records is not shown what would do the same.
#[utoipa::path(tag = "Evaluation", operation_id = "createPublishedTable",
    security(("session" = []), ("token" = ["outcomes.publish"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body(content = PublishedTableInput, example = json!({"title": "Annual report 2026: change by tier",
        "selection": {"by": "tier", "instrument": "sdq", "to": "2026-08-31"}})),
    responses((status = 201, body = PublishedTableView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/evaluation/published-tables")]
pub(super) async fn create_published_table(
    allowed: Allowed<OutcomesPublish>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<PublishedTableInput>,
) -> ApiResult<HttpResponse> {
    let asked = OutcomeQuery::of(&body.value.selection).and_then(OutcomeQuery::question);
    let question = asked.map_err(Wrong::in_body)?;
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let created = evaluation::publish(tx, &tools, body.value, &question)?;
        Ok(Created { value: created, version: None, location: None })
    })
    .await
}
