//! Withdrawing a consent.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{consent::ConsentView, problem::Problem};
use headstart_domain::id::kind;
use headstart_store::Uid;

use crate::{
    auth::{Allowed, permits::YoungPeopleWrite},
    error::{ApiError, ApiResult},
    http::{self, PathId},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Withdraw a consent
///
/// From today on, everywhere at once.
#[utoipa::path(tag = "Young people", operation_id = "withdrawConsent",
    security(("session" = []), ("token" = ["young_people.write"])),
    params(("id" = String, Path, format = Uuid, description = "The young person"),
        ("consent_id" = String, Path, format = Uuid, description = "The consent")),
    responses((status = 200, body = ConsentView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[post("/young-people/{id}/consents/{consent_id}/withdraw")]
pub(super) async fn withdraw_consent(
    allowed: Allowed<YoungPeopleWrite>,
    id: PathId<kind::YoungPerson>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let consent = request.match_info().get("consent_id").and_then(|text| uuid::Uuid::parse_str(text).ok());
    let consent = Uid(consent.ok_or_else(ApiError::not_found)?);
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state
        .store
        .write(move |tx| young_person::withdraw_consent(tx, &tools, &reach, id.uid(), consent))
        .await?;
    Ok(http::json(&view))
}
