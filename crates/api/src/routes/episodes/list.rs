//! The caseload.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{
    episode::EpisodeSummary,
    page::Page,
    problem::{Problem, ProblemCode},
};
use headstart_domain::{
    episode::EpisodeState,
    id::{LocalityId, UserId},
    tier::Tier,
};
use headstart_store::tx::filters::{After, EpisodeFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    auth::{Allowed, Caller, permits::EpisodesRead},
    error::{ApiError, ApiResult},
    http::{Cursor, Params},
    state::State,
    use_cases::{episode, tools::Tools},
};

/// Which episodes, in which order.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct EpisodeQuery {
    /// In this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<EpisodeState>,
    /// `true` for those that go on, `false` for closed ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<bool>,
    /// At this tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<Tier>,
    /// Of this locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, format = Uuid)]
    locality: Option<LocalityId>,
    /// Led by this member of staff: an identifier, or `me` for whoever is signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_worker: Option<String>,
    /// `true` for those that the signed-in person leads: the same as `lead_worker=me`.
    #[serde(skip_serializing_if = "Option::is_none")]
    mine: Option<bool>,
    /// `-opened_at` (newest first, the default) or `opened_at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    sort: Option<EpisodeSort>,
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

/// The order of the caseload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
pub(crate) enum EpisodeSort {
    /// Newest first.
    #[serde(rename = "-opened_at")]
    Newest,
    /// Oldest first.
    #[serde(rename = "opened_at")]
    Oldest,
}

impl EpisodeQuery {
    /// Whose episodes are asked for.
    fn lead_worker(&self, caller: &Caller) -> ApiResult<Option<UserId>> {
        let wrong = |detail: &str| ApiError::known(ProblemCode::BadRequest, detail);
        let me = || caller.actor.user().ok_or_else(|| wrong("A program leads nobody: give an identifier"));
        match self.lead_worker.as_deref() {
            Some("me") => me().map(Some),
            Some(id) => id.parse().map(Some).map_err(|_| wrong("lead_worker must be an identifier or me")),
            None if self.mine == Some(true) => me().map(Some),
            None => Ok(None),
        }
    }
}

/// List periods of support
///
/// Those within the actor's reach, newest first unless sorted otherwise, each with what is due.
#[utoipa::path(tag = "Episodes", operation_id = "listEpisodes",
    security(("session" = []), ("token" = ["episodes.read"])), params(EpisodeQuery),
    responses((status = 200, body = Page<EpisodeSummary>), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/episodes")]
pub(super) async fn list_episodes(
    allowed: Allowed<EpisodesRead>,
    request: HttpRequest,
    state: Data<State>,
    Params(query): Params<EpisodeQuery>,
) -> ApiResult<HttpResponse> {
    let filters =
        serde_urlencoded::to_string(&query).map_err(|error| ApiError::Internal(error.to_string()))?;
    let cursor = Cursor::of("episodes", &filters);
    let limit = Cursor::limit(query.limit)?;
    let filter = EpisodeFilter {
        state: query.state,
        open: query.open,
        tier: query.tier,
        locality: query.locality,
        lead_worker: query.lead_worker(&allowed.caller)?,
        oldest_first: query.sort == Some(EpisodeSort::Oldest),
        after: cursor.read(query.cursor.as_deref())?,
        limit: limit + 1,
    };
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let noting = tools.clone();
    let (rows, progress) = state
        .store
        .read(move |tx| {
            let rows = tx.list_episodes(&reach, &filter)?;
            let shown: Vec<_> = rows
                .iter()
                .take(usize::try_from(limit).unwrap_or_default())
                .map(|(row, _)| row.young_person_id.0)
                .collect();
            noting.caller.audit(tx, "episode.listed", None, None, json!({ "shown": shown }));
            let ids: Vec<_> = rows.iter().map(|(row, _)| row.id).collect();
            let progress = episode::Progress::of(tx, noting.caller.partnership(), &ids, noting.caller.at)?;
            Ok::<_, ApiError>((rows, progress))
        })
        .await?;
    let address =
        if filters.is_empty() { request.path().to_owned() } else { format!("{}?{filters}", request.path()) };
    cursor.page(
        rows,
        limit,
        |(row, _)| After { at: row.opened_at, id: row.id },
        |row| episode::summary(&tools, &progress, row),
        &address,
    )
}
