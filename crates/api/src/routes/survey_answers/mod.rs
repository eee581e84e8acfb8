//! The school survey as pupils answer it: with the secret of their class's link in the body; neither cookies nor
//! tokens count here.

mod open;
mod submit;

use utoipa_actix_web::service_config::ServiceConfig;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(open::open_survey).service(submit::submit_survey);
}
