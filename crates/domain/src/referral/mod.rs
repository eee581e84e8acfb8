//! The referral: states, moves, needs, sources, screening.

mod decision_clock;
mod moves;
mod need;
mod screening;
mod source;
mod state;

pub use decision_clock::{Moved, decide_by, decision_clock};
pub use moves::{MOVES, ReferralAction, ReferralWorkflow, opens_episode};
pub use need::{Need, Risk};
pub use screening::{
    AgeFinding, AreaFinding, CriterionFinding, Screening, ScreeningFacts, Suggestion, screen,
};
pub use source::Source;
pub use state::{Progress, ReferralState};
