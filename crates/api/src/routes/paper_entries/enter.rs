//! What the second entry of a paper form and its settling share.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use headstart_contract::answering::PaperEntryInput;
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::EpisodesWork},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::{
        answering::{self, PaperStep},
        tools::Tools,
    },
};

/// Takes one more entry of a paper form, over the version that was read.
pub(super) async fn enter(
    step: PaperStep,
    allowed: Allowed<EpisodesWork>,
    (id, version): (PathId<kind::PaperEntry>, IfMatch),
    request: HttpRequest,
    state: Data<State>,
    body: Body<PaperEntryInput>,
) -> ApiResult<HttpResponse> {
    let reach = allowed.reach();
    let tools = Tools::new(&state, allowed.caller);
    let entry = move |tx: &mut headstart_store::Tx<'_>| {
        answering::second_entry(tx, &tools, &reach, id.uid(), version, (step, &body.value))
    };
    let view = state.store.write(entry).await?;
    Ok(with_etag(&request, view.version, &view))
}
