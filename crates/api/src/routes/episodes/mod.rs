//! Periods of support, with their placements, sessions and goals.

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

use utoipa_actix_web::service_config::ServiceConfig;

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
        .service(transition::move_episode);
}
