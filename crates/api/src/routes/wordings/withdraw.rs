//! Taking the words of an instrument out of use.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{answering::WordingView, problem::Problem};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{self, PathId},
    state::State,
    use_cases::{answering, tools::Tools},
};

/// Take uploaded words out of use
///
/// No new link can be made with them; links already made keep them. They stay in the history.
#[utoipa::path(tag = "Answering", operation_id = "withdrawWording",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("id" = String, Path, format = Uuid, description = "The uploaded words")),
    responses((status = 200, body = WordingView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/wordings/{id}/withdraw")]
pub(super) async fn withdraw_wording(
    allowed: Allowed<SetupWrite>,
    id: PathId<kind::Wording>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller);
    let view = state.store.write(move |tx| answering::withdraw(tx, &tools, id.uid())).await?;
    Ok(http::json(&view))
}
