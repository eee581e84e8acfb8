//! Clusters.

mod change;
mod create;
mod delete;
mod list;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_clusters)
        .service(create::create_cluster)
        .service(read::read_cluster)
        .service(change::change_cluster)
        .service(delete::delete_cluster);
}
