//! Outcome figures: which two scores of an episode are compared, and the sums that are kept of them.

mod group;
mod left_out;
mod pairing;
mod summary;

pub(crate) use group::grouped;
pub use group::{OutcomeGroup, OutcomeQuestion};
pub(crate) use left_out::ANY;
pub(crate) use pairing::{EpisodeFacts, ScoreFact, paired_scores};
pub(crate) use summary::Changes;
