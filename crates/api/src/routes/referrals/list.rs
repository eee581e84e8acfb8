//! The inbox.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{
    page::Page,
    problem::{Problem, ProblemCode},
    referral::ReferralSummary,
};
use headstart_domain::{
    id::{LocalityId, SchoolId},
    referral::{ReferralState, Source},
    tier::Tier,
};
use headstart_store::tx::filters::{After, ReferralFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    auth::{Allowed, permits::ReferralsRead},
    error::{ApiError, ApiResult},
    http::{Cursor, Params},
    state::State,
    use_cases::{referral, tools::Tools},
};

/// Which referrals, in which order.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct ReferralQuery {
    /// In this state; only for those who read referrals in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<ReferralState>,
    /// `true` for those that somebody still has to act on: to decide, or to hear that a hand-over to a specialist
    /// service was acknowledged. `false` for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<bool>,
    /// `true` for those that name a risk, `false` for the others; only for those who read referrals in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    risk: Option<bool>,
    /// Decided for this tier; only for those who read referrals in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<Tier>,
    /// Of this locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, format = Uuid)]
    locality: Option<LocalityId>,
    /// Of this school.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, format = Uuid)]
    school: Option<SchoolId>,
    /// That came this way.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    /// `true` for those that the signed-in person made.
    #[serde(skip_serializing_if = "Option::is_none")]
    mine: Option<bool>,
    /// `-received_at` (newest first, the default) or `received_at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    sort: Option<Sort>,
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

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
pub(crate) enum Sort {
    /// Newest first.
    #[serde(rename = "-received_at")]
    Newest,
    /// Oldest first.
    #[serde(rename = "received_at")]
    Oldest,
}

/// List referrals
///
/// Those within the actor's reach, newest first unless sorted otherwise.
#[utoipa::path(tag = "Referrals", operation_id = "listReferrals",
    security(("session" = []), ("token" = ["referrals.read"])), params(ReferralQuery),
    responses((status = 200, body = Page<ReferralSummary>), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/referrals")]
pub(super) async fn list_referrals(
    allowed: Allowed<ReferralsRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<ReferralQuery>,
) -> ApiResult<HttpResponse> {
    // Otherwise a list of those declined would tell a referrer what the progress keeps back.
    let keeps_back = query.state.is_some() || query.tier.is_some() || query.risk.is_some();
    if keeps_back && !allowed.caller.actor.reads_full_referrals() {
        return Err(ApiError::known(
            ProblemCode::NotAllowed,
            "state, tier and risk: only those who read referrals in full can filter by these",
        ));
    }
    let filters =
        serde_urlencoded::to_string(&query).map_err(|error| ApiError::Internal(error.to_string()))?;
    let cursor = Cursor::of("referrals", &filters);
    let limit = Cursor::limit(query.limit)?;
    let user = allowed.caller.actor.user();
    let filter = ReferralFilter {
        state: query.state,
        open: query.open,
        names_risk: query.risk,
        tier: query.tier,
        locality: query.locality,
        school: query.school,
        source: query.source,
        referrer: user.filter(|_| query.mine == Some(true)),
        oldest_first: query.sort == Some(Sort::Oldest),
        after: cursor.read(query.cursor.as_deref())?,
        limit: limit + 1,
    };
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let noting = tools.clone();
    let (rows, supported) = state
        .store
        .read(move |tx| {
            let rows = tx.list_referrals(&reach, &filter)?;
            let shown: Vec<_> = rows
                .iter()
                .take(usize::try_from(limit).unwrap_or_default())
                .map(|row| row.young_person_id.0)
                .collect();
            noting.caller.audit(tx, "referral.listed", None, None, json!({ "shown": shown }));
            let supported = referral::supported_now(tx, &rows)?;
            Ok::<_, ApiError>((rows, supported))
        })
        .await?;
    let address =
        if filters.is_empty() { request.path().to_owned() } else { format!("{}?{filters}", request.path()) };
    cursor.page(
        rows,
        limit,
        |row| After { at: row.received_at, id: row.id },
        |row| referral::summary(&tools, row, &supported),
        &address,
    )
}
