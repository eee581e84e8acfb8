//! The referral: states, moves, needs, sources, screening.

mod moves;
mod need;
mod screening;
mod source;
mod state;

pub use moves::{MOVES, ReferralAction, ReferralWorkflow, opens_episode};
pub use need::{Need, Risk};
pub use screening::{
    AgeFinding, AreaFinding, CriterionFinding, Screening, ScreeningFacts, Suggestion, screen,
};
pub use source::Source;
pub use state::{Progress, ReferralState};
