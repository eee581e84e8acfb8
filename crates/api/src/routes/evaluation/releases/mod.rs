//! Releases of evaluation projects.

mod create;
mod delta;
mod delta_rows;
mod file;
mod list;
mod read;
mod verify;

use serde::Deserialize;
use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_releases)
        .service(create::create_release)
        .service(read::read_release)
        .service(file::pull_release_file)
        .service(delta::read_release_delta)
        .service(delta_rows::pull_release_delta)
        .service(verify::verify_release);
}

/// With which release one is compared.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct SinceQuery {
    /// The number of an earlier release of the project; the one before it when absent. Since 0 everything is new.
    #[param(minimum = 0, example = 1)]
    since: Option<i32>,
}
