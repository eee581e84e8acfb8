//! Schools. They come from the register; the partnership decides on locality, cluster and part.

mod change;
mod list;
mod read;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list::list_schools).service(read::read_school).service(change::change_school);
}
