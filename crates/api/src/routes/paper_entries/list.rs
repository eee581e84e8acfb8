//! The paper forms of a period of support.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{answering::PaperEntryView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// List the paper forms that are typed in twice
///
/// Newest first. What the entries say is shown only where they differ.
#[utoipa::path(tag = "Answering", operation_id = "listPaperEntries",
    security(("session" = []), ("token" = ["episodes.work"])),
    params(("id" = String, Path, format = Uuid, description = "The episode")),
    responses((status = 200, body = [PaperEntryView]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
#[get("/episodes/{id}/paper-entries")]
pub(super) async fn list_paper_entries(
    allowed: Allowed<EpisodesWork>,
    id: PathId<kind::Episode>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let views = state.store.read(move |tx| answering::list_paper(tx, &tools, &reach, id.uid())).await?;
    Ok(http::json(&views))
}
