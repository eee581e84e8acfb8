//! Checking a release.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, release::Verification};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EvaluationRead},
    error::{ApiError, ApiResult},
    http::{self, PathId},
    state::State,
    use_cases::release::verify,
};

/// Check a release
///
/// Computes the checksum of every file again from what is stored, and the whole data set again from today's records:
/// rows that differ are counted by the reason why (consent, later records, protection, versions). `unexplained`
/// should be 0.
#[utoipa::path(tag = "Evaluation", operation_id = "verifyRelease",
    security(("session" = []), ("token" = ["evaluation.read"])),
    params(("id" = String, Path, format = Uuid, description = "The release")),
    responses((status = 200, body = Verification), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 503, body = Problem)))]
#[post("/evaluation/releases/{id}/verify")]
pub(super) async fn verify_release(
    allowed: Allowed<EvaluationRead>,
    id: PathId<kind::Release>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let caller = allowed.caller;
    let (release, partnership, sealer, now) =
        (id.uid(), caller.partnership(), state.sealer.clone(), caller.at);
    let verified =
        state.store.snapshot(move |tx| verify::verify(tx, &sealer, partnership, release, now)).await?;
    let details = verify::noted(&verified);
    let noted = move |tx: &mut headstart_store::Tx<'_>| {
        caller.audit(tx, "evaluation.release_verified", None, Some(release), details);
        Ok::<_, ApiError>(())
    };
    state.store.read(noted).await?;
    Ok(http::json(&verified))
}
