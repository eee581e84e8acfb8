//! The evaluation projects of the partnership.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, release::ProjectView};

use crate::{
    auth::{Allowed, permits::EvaluationRead},
    error::ApiResult,
    http::{NamedPage, PageQuery, Params},
    state::State,
    use_cases::release::project,
};

/// List evaluation projects
///
/// In the order they were made.
#[utoipa::path(tag = "Evaluation", operation_id = "listEvaluationProjects",
    security(("session" = []), ("token" = ["evaluation.read"])), params(PageQuery),
    responses((status = 200, body = Page<ProjectView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/evaluation/projects")]
pub(super) async fn list_evaluation_projects(
    allowed: Allowed<EvaluationRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<PageQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let (partnership, after, limit) = (allowed.caller.partnership(), page.after, page.rows());
    let views = state
        .store
        .read(move |tx| {
            let rows = tx.list_evaluation_projects(partnership, after, limit)?;
            rows.into_iter().map(|row| project::view(tx, row)).collect::<ApiResult<Vec<_>>>()
        })
        .await?;
    page.answer(views, |view| view.id.into(), Ok)
}
