//! The clusters of the partnership.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, setup::ClusterView};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::{ApiError, ApiResult},
    http::{NamedPage, PageQuery, Params},
    state::State,
    use_cases::setup::cluster,
};

/// List clusters
///
/// By name.
#[utoipa::path(tag = "Set-up", operation_id = "listClusters",
    security(("session" = []), ("token" = ["setup.read"])), params(PageQuery),
    responses((status = 200, body = Page<ClusterView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/clusters")]
pub(super) async fn list_clusters(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<PageQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let (partnership, after, limit) = (allowed.caller.partnership(), page.after, page.rows());
    let rows =
        state.store.read(move |tx| Ok::<_, ApiError>(tx.list_clusters(partnership, after, limit)?)).await?;
    page.answer(rows, |row| row.id, |row| Ok(cluster::view(row)))
}
