//! Outcome figures: which two scores of an episode are compared, what they are broken down by, and the sums that
//! are kept of them.

mod crossing;
mod group;
mod left_out;
mod pairing;
mod summary;
mod values;

pub(crate) use crossing::{CrossedSums, crossed, statement, statement_by_day};
pub(crate) use group::grouped;
pub use group::{OutcomeGroup, OutcomeQuestion};
pub(crate) use left_out::ANY;
pub(crate) use pairing::{EpisodeFacts, PersonFacts, ScoreFact, paired_scores};
pub(crate) use summary::Changes;

/// The dimension of the summaries that holds everybody once.
pub(crate) const EVERYBODY: &str = "";
