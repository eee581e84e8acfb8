//! Evaluation projects.

mod create;
mod destroy_key;
mod list;
mod preview;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list::list_evaluation_projects)
        .service(create::create_evaluation_project)
        .service(destroy_key::destroy_project_key)
        .service(preview::preview_release);
}
