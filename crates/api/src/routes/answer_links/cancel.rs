//! Cancelling a link.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{answering::AnswerLinkView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// Cancel a link
///
/// It cannot be used any more, and answers kept for later are deleted.
#[utoipa::path(tag = "Answering", operation_id = "cancelAnswerLink",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The link")),
    responses((status = 200, body = AnswerLinkView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/answer-links/{id}/cancel")]
pub(super) async fn cancel_answer_link(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::AnswerLink>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.write(move |tx| answering::cancel(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&view))
}
