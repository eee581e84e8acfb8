//! What the pages about a young person show from tables of other subjects.

use super::twin;
use crate::{rows::Measure, types::Uid};

twin! { overview:
    /// The newest measures of a young person, without their scores.
    recent_measures_of_young_person => measures(young_person: Uid) -> Vec<Measure>;
    /// The period of support that a referral opened.
    first_episode_of => first_episode_of(referral: Uid) -> Option<Uid>;
}
