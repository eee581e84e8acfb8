//! Making a cluster.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    problem::Problem,
    setup::{ClusterInput, ClusterView},
};

use crate::{
    auth::{Allowed, permits::SetupWrite},
    error::ApiResult,
    http::{Body, Created, IdempotencyKey, once},
    state::State,
    use_cases::{setup::cluster, tools::Tools},
};

/// Make a cluster
///
/// Clusters group the schools of a locality.
#[utoipa::path(tag = "Set-up", operation_id = "createCluster",
    security(("session" = []), ("token" = ["setup.write"])),
    params(("Idempotency-Key" = String, Header, description = "Makes repeating safe; a UUID is advised")),
    request_body = ClusterInput,
    responses((status = 201, body = ClusterView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/clusters")]
pub(super) async fn create_cluster(
    allowed: Allowed<SetupWrite>,
    key: IdempotencyKey,
    request: HttpRequest,
    state: Data<State>,
    body: Body<ClusterInput>,
) -> ApiResult<HttpResponse> {
    let tools = Tools::new(&state, allowed.caller.clone());
    once(&state, &allowed.caller, key, &request, &body.bytes.clone(), move |tx| {
        let view = cluster::create(tx, &tools, &body.value)?;
        let (version, location) = (Some(view.version), Some(format!("/api/v1/clusters/{}", view.id)));
        Ok(Created { value: view, version, location })
    })
    .await
}
