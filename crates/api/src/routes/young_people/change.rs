//! Changing a record.

use actix_web::{HttpRequest, HttpResponse, patch, web::Data};
use headstart_contract::{
    problem::Problem,
    young_person::{YoungPersonChange, YoungPersonView},
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::YoungPeopleWrite},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{tools::Tools, young_person},
};

/// Change a young person's record
///
/// What is absent stays as it is.
#[utoipa::path(tag = "Young people", operation_id = "changeYoungPerson",
    security(("session" = []), ("token" = ["young_people.write"])),
    params(("id" = String, Path, format = Uuid, description = "The young person"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body(content = YoungPersonChange, content_type = "application/merge-patch+json"),
    responses((status = 200, body = YoungPersonView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem),
        (status = 428, body = Problem)))]
#[patch("/young-people/{id}")]
pub(super) async fn change_young_person(
    allowed: Allowed<YoungPeopleWrite>,
    id: PathId<kind::YoungPerson>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<YoungPersonChange>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state
        .store
        .write(move |tx| young_person::change(tx, &tools, &reach, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
