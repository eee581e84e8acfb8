//! Making a release.

use std::sync::mpsc;

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, release::ReleaseView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EvaluationManage},
    error::ApiResult,
    http::{Created, IdempotencyKey, PathId, once},
    state::State,
    use_cases::{
        release::{begin::begin, prepare::prepare},
        tools::Tools,
    },
};

/// Make a release
///
/// Freezes the data of everybody with consent to evaluation at this moment. The answer comes at once, with the state
/// `preparing`; read the release until it is `frozen`. A project has one release in preparation at a time.
#[utoipa::path(tag = "Evaluation", operation_id = "createRelease",
    security(("session" = []), ("token" = ["evaluation.manage"])),
    params(("id" = String, Path, format = Uuid, description = "The project"),
        ("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    responses((status = 201, body = ReleaseView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
#[post("/evaluation/projects/{id}/releases")]
pub(super) async fn create_release(
    allowed: Allowed<EvaluationManage>,
    id: PathId<kind::EvaluationProject>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    let begun = tools.clone();
    // A repeated request gets the first one's answer and must not begin anything.
    let (tell, told) = mpsc::channel();
    let answer = once(&state, &allowed.caller, key, &request, b"", move |tx| {
        let release = begin(tx, &begun, id.uid())?;
        let location = format!("/api/v1/evaluation/releases/{}", release.id);
        // Nobody listens any more when the request was given up; housekeeping ends the release then.
        let _ = tell.send(release.id);
        Ok(Created { value: release, version: None, location: Some(location) })
    })
    .await?;
    if let Ok(release) = told.try_recv() {
        actix_web::rt::spawn(prepare(State::clone(&state), tools, release.into()));
    }
    Ok(answer)
}
