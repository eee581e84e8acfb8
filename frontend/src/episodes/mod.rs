//! Periods of support.
pub mod closing_measures;
pub mod episode_frame;
pub mod episode_move_pages;
pub mod goal_correction_page;
pub mod goals_page;
pub mod overview_page;
pub mod placements_page;
pub mod session_form;
pub mod sessions_page;
