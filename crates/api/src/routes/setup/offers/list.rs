//! The offers of the partnership.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{page::Page, problem::Problem, tier::OfferView};
use headstart_domain::id::OrganisationId;
use headstart_store::tx::offer::OfferFilter;
use serde::{Deserialize, Serialize};

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::{ApiError, ApiResult},
    http::{NamedPage, Params},
    state::State,
    use_cases::setup::offer,
};

/// Which offers.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct OfferQuery {
    /// `true` for those that are offered now, `false` for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    active: Option<bool>,
    /// Delivered by this organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, format = Uuid)]
    organisation: Option<OrganisationId>,
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

/// List offers
///
/// By their reference in the programme plan, then by name, with the places taken.
#[utoipa::path(tag = "Set-up", operation_id = "listOffers",
    security(("session" = []), ("token" = ["setup.read"])), params(OfferQuery),
    responses((status = 200, body = Page<OfferView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/offers")]
pub(super) async fn list_offers(
    allowed: Allowed<SetupRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<OfferQuery>,
) -> ApiResult<HttpResponse> {
    let page = NamedPage::of(&request, &query, query.limit, query.cursor.as_deref())?;
    let partnership = allowed.caller.partnership();
    let filter = OfferFilter {
        active: query.active,
        organisation: query.organisation,
        after: page.after,
        limit: page.rows(),
    };
    let rows = state.store.read(move |tx| Ok::<_, ApiError>(tx.list_offers(partnership, &filter)?)).await?;
    page.answer(rows, |found| found.row.id, offer::view)
}
