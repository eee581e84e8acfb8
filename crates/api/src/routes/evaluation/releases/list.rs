//! The releases of an evaluation project.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, release::ReleaseView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EvaluationRead},
    error::ApiResult,
    http::{NamedPage, PageQuery, Params, PathId},
    state::State,
    use_cases::release::view,
};

/// List the releases of a project
///
/// The frozen ones, newest first.
#[utoipa::path(tag = "Evaluation", operation_id = "listReleases",
    security(("session" = []), ("token" = ["evaluation.read"])),
    params(("id" = String, Path, format = Uuid, description = "The project"), PageQuery),
    responses((status = 200, body = Page<ReleaseView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/evaluation/projects/{id}/releases")]
pub(super) async fn list_releases(
    allowed: Allowed<EvaluationRead>,
    id: PathId<kind::EvaluationProject>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<PageQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let (partnership, before, limit) = (allowed.caller.partnership(), page.after, page.rows());
    let (project, rows) =
        state.store.read(move |tx| view::list(tx, partnership, id.uid(), before, limit)).await?;
    page.answer(rows, |row| row.id, |row| view::release(row, &project, None))
}
