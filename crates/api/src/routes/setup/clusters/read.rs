//! One cluster.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use headstart_contract::{problem::Problem, setup::ClusterView};
use headstart_domain::id::kind;

use crate::{
    auth::{Allowed, permits::SetupRead},
    error::ApiResult,
    http::{PathId, with_etag},
    state::State,
    use_cases::setup::cluster,
};

/// Read a cluster
#[utoipa::path(tag = "Set-up", operation_id = "readCluster",
    security(("session" = []), ("token" = ["setup.read"])),
    params(("id" = String, Path, format = Uuid, description = "The cluster")),
    responses((status = 200, body = ClusterView), (status = 304, description = "Not changed"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/clusters/{id}")]
pub(super) async fn read_cluster(
    allowed: Allowed<SetupRead>,
    id: PathId<kind::Cluster>,
    request: HttpRequest,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let view = state.store.read(move |tx| cluster::read(tx, &allowed.caller, id.uid())).await?;
    Ok(with_etag(&request, view.version, &view))
}
