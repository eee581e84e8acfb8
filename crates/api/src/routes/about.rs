//! What this installation is.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::about::About;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{http, state::State};

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(about);
}

/// What this installation is
///
/// Public. In a demonstration it lists the accounts to sign in with.
#[utoipa::path(tag = "Session", operation_id = "about", security(()), responses((status = 200, body = About)))]
#[get("/about")]
async fn about(state: Data<State>) -> HttpResponse {
    http::json(&About {
        name: "HeadStart".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        demo: !state.demo_accounts.is_empty(),
        demo_accounts: state.demo_accounts.to_vec(),
    })
}
