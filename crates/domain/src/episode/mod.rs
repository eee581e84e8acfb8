//! Episodes of support, placements in offers, sessions and goals.

mod closing;
mod due;
mod measure_point;
mod moves;
mod outcome;
mod placement;
mod session;
mod state;

pub use closing::{NoMeasures, NotReopened, missing_at_closing, reopen, reopened};
pub use due::{Course, Due, Measured, Sent, What, due};
pub use measure_point::{Mode, Point};
pub use moves::{EpisodeAction, EpisodeWorkflow, MOVES};
pub use outcome::Outcome;
pub use placement::{PLACEMENT_MOVES, PlacementAction, PlacementState, PlacementWorkflow};
pub use session::{Attendance, Mechanism};
pub use state::EpisodeState;
