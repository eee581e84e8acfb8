//! The first entry of a paper form.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{answering::PaperEntryView, measure::MeasureInput, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// Type in a paper form, to be typed in again
///
/// Kept sealed until a second entry says the same, best by another person. Nothing is recorded before. A form that
/// is typed in once is recorded as a measure instead.
#[utoipa::path(tag = "Answering", operation_id = "makePaperEntry",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = MeasureInput,
    responses((status = 201, body = PaperEntryView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/episodes/{id}/paper-entries")]
pub(super) async fn make_paper_entry(
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
        let value = answering::first_entry(tx, &tools, &reach, id.uid(), &body.value)?;
        let version = Some(value.version);
        Ok(Created { value, version, location: None })
    })
    .await
}
