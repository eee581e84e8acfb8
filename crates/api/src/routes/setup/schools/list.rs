//! The schools of the partnership.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, setup::SchoolView};
use headstart_domain::id::{ClusterId, LocalityId};
use headstart_store::tx::school::SchoolFilter;
use serde::{Deserialize, Serialize};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::{ApiError, ApiResult},
    http::{NamedPage, Params},
    state::State,
    use_cases::setup::school,
};

/// Which schools.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct SchoolQuery {
    /// `true` for those that take part in the programme, `false` for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    takes_part: Option<bool>,
    /// Of this locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, format = Uuid)]
    locality: Option<LocalityId>,
    /// Of this cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, format = Uuid)]
    cluster: Option<ClusterId>,
    /// Items of a page, 1 to 200; 50 when absent.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    cursor: Option<String>,
}

/// List schools
///
/// By name. They come from the register of schools by import.
#[utoipa::path(tag = "Set-up", operation_id = "listSchools",
    security(("session" = []), ("token" = ["setup.read"])), params(SchoolQuery),
    responses((status = 200, body = Page<SchoolView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/schools")]
pub(super) async fn list_schools(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<SchoolQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let partnership = allowed.caller.partnership();
    let filter = SchoolFilter {
        takes_part: query.takes_part,
        locality: query.locality,
        cluster: query.cluster,
        after: page.after,
        limit: page.rows(),
    };
    let rows = state.store.read(move |tx| Ok::<_, ApiError>(tx.list_schools(partnership, &filter)?)).await?;
    page.answer(rows, |row| row.id, |row| Ok(school::view(row)))
}
