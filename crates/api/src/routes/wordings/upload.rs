//! Uploading the words of an instrument.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    answering::{WordingInput, WordingView},
    problem::Problem,
};

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// Upload the words of an instrument
///
/// Every question and the text of every answer, for one informant, under a licence that the site has and declares.
/// They take the place of those uploaded before, which are kept; links already made keep the words they were made
/// with. Refused for an instrument whose words come with the product.
#[utoipa::path(tag = "Answering", operation_id = "uploadWording",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("key" = String, Path, description = "The instrument's key, as `sdq`"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = WordingInput,
    responses((status = 201, body = WordingView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/instruments/{key}/wordings")]
pub(super) async fn upload_wording(
    allowed: Allowed<SetupWrite>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<WordingInput>,
) -> ApiResult<HttpResponse> {
    let instrument = request.match_info().get("key").unwrap_or_default().to_owned();
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let value = answering::upload(tx, &tools, &instrument, &body.value)?;
        Ok(Created { value, version: None, location: None })
    })
    .await
}
