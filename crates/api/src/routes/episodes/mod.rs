//! Periods of support, with their placements, sessions and goals.

mod correct_goal;
mod correct_session;
mod lead_workers;
mod list;
mod list_goals;
mod list_placements;
mod list_sessions;
mod make_placement;
mod read;
mod record_session;
mod set_goal;
mod transition;

use actix_web::HttpRequest;
use headstart_store::Uid;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::error::{ApiError, ApiResult};

/// A part of an episode that the address names. What is not an identifier names nothing.
fn part_of(request: &HttpRequest, name: &str) -> ApiResult<Uid> {
    let id = request.match_info().get(name).and_then(|text| uuid::Uuid::parse_str(text).ok());
    id.map(Uid).ok_or_else(ApiError::not_found)
}

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    // The parts of an episode stand before its moves, whose address would take them too.
    config
        .service(list::list_episodes)
        .service(lead_workers::list_lead_workers)
        .service(read::read_episode)
        .service(list_placements::list_placements)
        .service(make_placement::make_placement)
        .service(list_sessions::list_sessions)
        .service(record_session::record_session)
        .service(list_goals::list_goals)
        .service(set_goal::set_goal)
        .service(correct_session::correct_session)
        .service(correct_goal::correct_goal)
        .service(transition::move_episode);
}
