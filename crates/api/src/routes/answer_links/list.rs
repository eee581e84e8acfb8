//! The links of a period of support.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{answering::AnswerLinkView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesRead},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// List the links of a period of support
///
/// Newest first: where each stands, whether it was opened, whether answers are kept for later. Not what they are.
#[utoipa::path(tag = "Answering", operation_id = "listAnswerLinks",
    security(("session" = []), ("token" = ["episodes.read"])),
    params(("id" = String, Path, format = Uuid, description = "The episode")),
    responses((status = 200, body = [AnswerLinkView]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/episodes/{id}/answer-links")]
pub(super) async fn list_answer_links(
    allowed: Allowed<EpisodesRead>,
    id: PathId<kind::Episode>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let views = state.store.read(move |tx| answering::list_links(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&views))
}
