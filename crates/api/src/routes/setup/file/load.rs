//! Setting the partnership up from one document.

use actix_web::{HttpResponse, post, web::Data};
use headstart_contract::{problem::Problem, setup_file::SetupFile};
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{self, Body, Params},
    import::{ImportReport, Loading},
    state::State,
    use_cases::setup::file,
};

/// How the document is to be loaded.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct SetupFileQuery {
    /// `true` to report only, and write nothing.
    dry_run: bool,
    /// `true` to load the good entries although others are bad.
    accept_rejected: bool,
}

/// Set the partnership up from one document
///
/// Told entry by entry, with the lines of the document they begin on. A single bad entry holds the whole document
/// back (422, each bad entry among the errors) unless `accept_rejected` is set. The same document again changes
/// nothing.
#[utoipa::path(tag = "Set-up", operation_id = "loadSetupFile",
    security(("session" = []), ("token" = ["setup.write"])), params(SetupFileQuery), request_body = SetupFile,
    responses((status = 200, body = ImportReport), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 422, body = Problem)))]
#[post("/setup/file")]
pub(super) async fn load_setup_file(
    allowed: Allowed<SetupWrite>,
    Params(query): Params<SetupFileQuery>,
    state: Data<State>,
    body: Body<serde_json::Value>,
) -> ApiResult<HttpResponse> {
    let loading = Loading { dry_run: query.dry_run, accept_rejected: query.accept_rejected };
    let report = file::load(&state, allowed.caller, &body.bytes, loading).await?;
    Ok(http::json(&report))
}
