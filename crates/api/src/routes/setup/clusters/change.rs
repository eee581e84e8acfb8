//! Changing a cluster.

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{ClusterInput, ClusterView},
};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, IfMatch, PathId, with_etag},
    state::State,
    use_cases::setup::cluster,
};

/// Change a cluster
#[utoipa::path(tag = "Set-up", operation_id = "changeCluster",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("id" = String, Path, format = Uuid, description = "The cluster"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read")),
    request_body = ClusterInput,
    responses((status = 200, body = ClusterView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[put("/clusters/{id}")]
pub(super) async fn change_cluster(
    allowed: Allowed<SetupWrite>,
    id: PathId<kind::Cluster>,
    version: IfMatch,
    request: HttpRequest,
    state: Data<State>,
    body: Body<ClusterInput>,
) -> ApiResult<HttpResponse> {
    let view = state
        .store
        .write(move |tx| cluster::change(tx, &allowed.caller, id.uid(), &body.value, version))
        .await?;
    Ok(with_etag(&request, view.version, &view))
}
